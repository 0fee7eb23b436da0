import { resolve } from 'node:path'
import type { VerdictDocument } from '../attest/index.js'
import { complain } from './complain.js'
import { lookAt } from './discover/look.js'
import { EXIT_CODES } from './exit-codes.js'
import type { Io } from './io.js'
import type { VerifyOptions } from './options.js'
import { viewFor } from './paint.js'
import { readSource } from './read-file.js'
import { checkedText } from './verdict/checked-text.js'
import { type Check, openEnvelope, replayChecks, timeCheck } from './verdict/checks.js'
import { publicKeyOf } from './verdict/read-key.js'
import { judgedAgain } from './verdict/replay.js'

/** Above any envelope. */
const LARGEST = 15_000_000
const NOT_VERIFIED = 1

/** `gonogo verify`: 0 where all of it holds and is a GO, and never else. */
export async function runVerify(file: string, plan: string, options: VerifyOptions, io: Io): Promise<number> {
  const key = publicKeyOf(options.key, io)
  if (typeof key === 'string') return complain(key, io)
  const { source, problems } = readSource(resolve(io.cwd, file), file, LARGEST)
  if (source === null) return complain(`${file}: ${problems[0]?.message ?? 'it cannot be read.'}`, io)
  const { checks, verdict } = openEnvelope(source, key)
  if (verdict === null) return told(checks, null, options, io)
  const there = lookAt(resolve(io.cwd, plan))
  if (there.is !== 'file') {
    const what = there.is === 'folder' ? 'is a folder' : 'is no file that could be read'
    const says = `${plan} ${what}. Name the release plan that the verdict is about.`
    return told([...checks, { name: 'documents', holds: false, says, details: [] }], verdict, options, io)
  }
  const again = await judgedAgain(verdict, plan, options, io)
  if (typeof again === 'number') return again
  const time = timeCheck(verdict, options.at ?? io.now())
  return told([...checks, time, ...replayChecks(verdict, again)], verdict, options, io)
}

async function told(checks: readonly Check[], verdict: VerdictDocument | null, options: VerifyOptions, io: Io) {
  await io.stdout.write(
    checkedText(
      checks,
      verdict,
      viewFor(io, options, () => null),
    ),
  )
  const isVerified = verdict !== null && checks.every(({ holds }) => holds)
  return isVerified ? EXIT_CODES[verdict.verdict] : NOT_VERIFIED
}
