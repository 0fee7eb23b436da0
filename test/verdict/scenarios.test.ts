import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ed25519, privatePem, publicPem } from '../attest/keys.js'
import { NOW, run } from '../cli/run.js'

const SCENARIOS = fileURLToPath(new URL('../../fixtures/scenarios', import.meta.url))
const keys = ed25519()

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gonogo-verdicts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `gonogo words "quoted words"`. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** The first gate of every scenario that has one, whatever it answers; mistakes of the command line have none. */
const GATES = readdirSync(SCENARIOS).flatMap((name) => {
  if (name.endsWith('-usage')) return []
  const lines = readFileSync(join(SCENARIOS, name, 'cmd'), 'utf8').split('\n')
  const line = lines.find((one) => /^gonogo gate /.test(one) && !one.includes('broken'))
  return line === undefined ? [] : [[name, wordsOf(line).slice(1)] as const]
})

test('there are scenarios of the gate', () => {
  expect(GATES.length).toBeGreaterThan(5)
})

test.each(GATES)('the verdict of %s can be signed, and is decided again', async (name, words) => {
  const cwd = join(folder, name)
  cpSync(join(SCENARIOS, name, 'files'), cwd, { recursive: true })
  writeFileSync(join(cwd, 'key.pem'), privatePem(keys))
  writeFileSync(join(cwd, 'key.pub.pem'), publicPem(keys))
  const given = (option: string): readonly string[] => {
    const at = words.indexOf(option)
    return at < 0 ? [] : words.slice(at, at + 2)
  }
  const gate = await run([...words, '--verdict', 'verdict.json', '-o', 'report.txt'], { cwd })
  const attest = ['attest', 'verdict.json', '--key', 'key.pem', '-o', 'envelope.json']
  expect(await run(attest, { cwd })).toEqual({ exit: 0, stdout: '', stderr: '' })
  const again = [given('--waivers'), given('--journal'), given('-c'), given('--config')].flat()
  const [, at = NOW] = given('--at')
  const plan = words[1] ?? ''
  const verified = await run(['verify', 'envelope.json', plan, '--key', 'key.pub.pem', '--at', at, ...again], { cwd })
  expect(verified.stdout).not.toContain('FAIL')
  expect(verified.exit).toBe(gate.exit)
})
