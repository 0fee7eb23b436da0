import { type VerdictDocument, verdictDocument } from '../../attest/index.js'
import { judgeGate } from '../gate/judge-gate.js'
import type { Io } from '../io.js'
import type { VerifyOptions } from '../options.js'

/**
 * Judges the plan as it is now, at the moment and by the evidence that the verdict recorded: nobody else is asked. A
 * number is the exit code after it was said why it cannot be judged.
 */
export async function judgedAgain(
  { at, author, maxWarnings, trusted, evidence, documents }: VerdictDocument,
  plan: string,
  { key: _, ...options }: VerifyOptions,
  io: Io,
): Promise<VerdictDocument | number> {
  const given = {
    ...options,
    at,
    ...(author === null ? {} : { author }),
    ...(maxWarnings === null ? {} : { maxWarnings }),
    ...(trusted === null ? {} : { rulesFrom: trusted.revision, rulesFromCommit: trusted.commit }),
    // What was asked by both is known once.
    observations: [
      ...new Map(
        [...evidence, ...(trusted?.evidence ?? [])].map(({ observation, sha256 }) => [sha256, observation]),
      ).values(),
    ],
    known: new Set(documents.map(({ place }) => place)),
    offline: true,
  }
  const judged = await judgeGate(plan, given, io)
  return typeof judged === 'number' ? judged : verdictDocument(judged.gate, judged.placeOf)
}
