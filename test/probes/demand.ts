import type { EvidenceDemand, Observation, Question } from '../../src/model/index.js'
import { type ProbeWorld, probeAll } from '../../src/probes/index.js'

/** When the tests look, by their own clock. */
export const NOW = '2026-11-20T12:00:00.000Z'

export const WORLD: ProbeWorld = { env: {}, folder: '/', now: () => NOW }

type Given = Partial<Pick<EvidenceDemand, 'name' | 'timeout'>> & {
  readonly credentials?: Partial<EvidenceDemand['credentials']> | undefined
}

export function demandFor(question: Question, { credentials, ...given }: Given = {}): EvidenceDemand {
  return {
    name: 'the evidence',
    question,
    credentials: { tokenEnv: null, usernameEnv: null, passwordEnv: null, ...credentials },
    maxAge: null,
    timeout: 10,
    path: 'gonogo.config.yaml',
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...given,
  }
}

/** What is seen of one demand. */
export async function observe(
  demand: EvidenceDemand,
  env: ProbeWorld['env'] = {},
  now: ProbeWorld['now'] = WORLD.now,
): Promise<Observation> {
  const [observation] = await probeAll([{ demand, fault: null }], { ...WORLD, env, now })
  if (!observation) throw new Error('there is no observation')
  return observation
}
