import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Key, PAYLOAD_TYPE, privateKeyIn, sealed } from '../../src/attest/index.js'
import { ed25519, privatePem, publicPem } from '../attest/keys.js'
import { type Answer, run } from '../cli/run.js'

const STOREFRONT = fileURLToPath(new URL('../../fixtures/storefront', import.meta.url))
export const PLAN = 'releases/2.14.3/release-plan.yaml'
const JUDGED = '2026-10-30T12:00:00.000Z'

/** A copy of the storefront with a verdict on one of its releases, keys of its own, and the command line. */
export interface Company {
  readonly folder: string
  readonly key: Key
  readonly gonogo: (words: string, env?: Readonly<Record<string, string>>, cwd?: string) => Promise<Answer>
  readonly read: (file: string) => string
  readonly write: (file: string, text: string) => void
  /** Replaces in a file of the company, which must hold it. */
  readonly edit: (file: string, from: string, to: string) => void
  /** Signs any bytes as a statement. */
  readonly sign: (payload: string, payloadType?: string) => void
  readonly end: () => void
}

export function company(): Company {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-verdict-'))
  cpSync(STOREFRONT, folder, { recursive: true })
  const pair = ed25519()
  writeFileSync(join(folder, 'key.pem'), privatePem(pair))
  writeFileSync(join(folder, 'key.pub.pem'), publicPem(pair))
  writeFileSync(join(folder, 'other.pub.pem'), publicPem(ed25519()))
  return companyIn(folder)
}

/** Another with the same files, and the same key. */
export function copyOf(company: Company): Company {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-verdict-'))
  cpSync(company.folder, folder, { recursive: true })
  return companyIn(folder)
}

function companyIn(folder: string): Company {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text)
  const key = privateKeyIn(read('key.pem'), null) as Key
  return {
    folder,
    key,
    gonogo: (words, env = {}, cwd = folder) => run(words.split(' '), { cwd, env, columns: 1000 }),
    read,
    write,
    edit(file, from, to) {
      const text = read(file)
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
      write(file, text.replaceAll(from, to))
    },
    sign: (payload, payloadType = PAYLOAD_TYPE) =>
      write('envelope.json', JSON.stringify(sealed(payloadType, Buffer.from(payload), key))),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Judges the release as it was when it was due, and writes what was decided into `verdict.json`. */
export const GATE = `gate ${PLAN} --at ${JUDGED} --offline --evidence evidence/2.14.3/seen.json --author developer --verdict verdict.json -o report.txt`
export const ATTEST = 'attest verdict.json --key key.pem -o envelope.json'
export const VERIFY = `verify envelope.json ${PLAN} --key key.pub.pem --at 2026-10-30T12:30:00Z`
