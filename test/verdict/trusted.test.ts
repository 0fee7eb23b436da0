import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATTEST, type Company, company, GATE, VERIFY } from './company.js'

let it: Company
const git = (...words: readonly string[]) =>
  execFileSync('git', ['-C', it.folder, '-c', 'user.name=a', '-c', 'user.email=a@shop.example', ...words])

beforeAll(() => {
  it = company()
  git('init', '-q', '-b', 'main')
  git('add', '--all')
  git('commit', '-q', '-m', 'What is trusted')
}, 60_000)
afterAll(() => it.end())

test('a verdict beside a trusted revision is replayed with what that asks, and with the commit it stood for', async () => {
  // The change asks no longer whether the payment provider is up, and otherwise how old test reports may be.
  it.edit('gonogo.config.yaml', 'name: payment-provider-up', 'name: provider-up')
  it.edit('gonogo.config.yaml', 'maxAge: 3d', 'maxAge: 4d')
  it.edit('evidence/2.14.3/seen.json', '"name": "payment-provider-up"', '"name": "provider-up"')
  const renamed = JSON.parse(it.read('evidence/2.14.3/seen.json'))
  const provider = renamed.observations.find(({ name }: { name: string }) => name === 'provider-up')
  renamed.observations.push({ ...provider, name: 'payment-provider-up' })
  it.write('evidence/2.14.3/seen.json', JSON.stringify(renamed))

  expect(await it.gonogo(`${GATE} --rules-from main`)).toMatchObject({ exit: 0, stderr: '' })
  const { trusted } = JSON.parse(it.read('verdict.json'))
  expect(trusted.evidence.map(({ name }: { name: string }) => name)).toContain('payment-provider-up')
  expect((await it.gonogo(ATTEST)).exit).toBe(0)

  // The branch moves on: what was trusted then stays what is asked.
  git('commit', '-q', '--all', '-m', 'Another config')
  const { stdout, exit } = await it.gonogo(VERIFY)
  expect(stdout).toContain('>>> GO <<<')
  expect(exit).toBe(0)
}, 60_000)
