import { resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import type { AskedEvidence, Observation } from '../../model/index.js'
import { probeAll } from '../../probes/index.js'
import { readObservations } from '../../schema/index.js'
import type { Io } from '../io.js'
import { readSource } from '../read-file.js'
import type { Given } from './given.js'

const LARGEST = 50_000_000

/** What was seen before, and what is seen now; offline nobody is asked. A sentence where the recorded evidence cannot be used. */
export async function observe(
  asked: readonly AskedEvidence[],
  given: Given,
  folder: string,
  io: Io,
): Promise<readonly Observation[] | string> {
  const before = given.observations ?? recorded(given.evidence, io.cwd)
  if (typeof before === 'string') return before
  const known = new Set(before.map(keyOf))
  const open = given.offline ? [] : asked.filter(({ demand }) => !known.has(keyOf(demand)))
  const seen = await probeAll(open, { env: io.env, folder, now: io.now })
  return [...before, ...seen]
}

/** The same name with another question is something else. */
export const keyOf = ({ name, question }: Pick<Observation, 'name' | 'question'>): string =>
  JSON.stringify([name, ...Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1))])

function recorded(file: string | undefined, cwd: string): readonly Observation[] | string {
  if (file === undefined) return []
  const { source, problems } = readSource(resolve(cwd, file), file, LARGEST)
  const documents = source === null ? [] : parse(source, { format: 'json', problems })
  const [document] = documents
  const broken = [...problems, ...documents.flatMap((one) => one.problems)].find(({ severity }) => severity === 'error')
  if (!document || broken)
    return `--evidence: ${file}:${broken?.span.line ?? 1}: ${broken?.message ?? 'it cannot be read.'}`
  const { observations, problems: wrong } = readObservations(document)
  const [first] = wrong.filter(({ severity }) => severity === 'error')
  return first ? `--evidence: ${file}:${first.span.line}: ${first.message} ${first.fix}` : observations
}
