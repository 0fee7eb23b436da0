import { resolve } from 'node:path'
import { canonicalText, PAYLOAD_TYPE, sealed, statementOf } from '../attest/index.js'
import { complain } from './complain.js'
import { openDelivery } from './deliver.js'
import type { Io } from './io.js'
import type { AttestOptions } from './options.js'
import { readSource } from './read-file.js'
import { privateKeyOf } from './verdict/read-key.js'
import { verdictIn } from './verdict/read-verdict.js'

/** Above any verdict. */
const LARGEST = 10_000_000

/** `gonogo attest`: signs what `gonogo gate --verdict` wrote, as an in-toto statement in a DSSE envelope. */
export async function runAttest(file: string, options: AttestOptions, io: Io): Promise<number> {
  const { source, problems } = readSource(resolve(io.cwd, file), file, LARGEST)
  const trouble = problems.find(({ severity }) => severity === 'error')
  if (source === null || trouble) return complain(`${file}: ${trouble?.message ?? 'it cannot be read.'}`, io)
  const verdict = verdictIn(source.text.replace(/\n$/, ''))
  if (typeof verdict === 'string')
    return complain(
      `${file}: ${verdict} Nothing was signed. A verdict is written by gonogo gate PLAN --verdict FILE.`,
      io,
    )
  const key = privateKeyOf(options.key, io)
  if (typeof key === 'string') return complain(key, io)
  const reads = [file, options.key].map((path) => resolve(io.cwd, path))
  const delivery = openDelivery(options.outputFile, io, () => reads)
  if (typeof delivery === 'string') return complain(delivery, io)
  const payload = Buffer.from(canonicalText(statementOf(verdict)))
  await delivery.write(`${JSON.stringify(sealed(PAYLOAD_TYPE, payload, key, options.keyId))}\n`)
  delivery.finish()
  return 0
}
