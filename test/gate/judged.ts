import { readFileSync } from 'node:fs'
import type { Given } from '../../src/cli/gate/given.js'
import { type JudgedGate, judgeGate } from '../../src/cli/gate/judge-gate.js'

import { parse } from '../../src/formats/index.js'
import type { Document, Observation } from '../../src/model/index.js'
import { readObservations } from '../../src/schema/index.js'
import { NOW } from '../cli/run.js'

const MUTE = { write: async () => {}, terminal: false, columns: 100 }

/** What the gate answers to a plan, with what goes with the report. @throws where it cannot be asked */
export async function judged(plan: string, given: Omit<Given, 'color'>, cwd: string): Promise<JudgedGate> {
  const stderr: string[] = []
  const answer = await judgeGate(
    plan,
    { color: false, ...given },
    {
      cwd,
      env: {},
      stdin: (async function* () {})(),
      stdout: MUTE,
      stderr: { ...MUTE, write: async (text) => void stderr.push(text) },
      now: () => NOW,
    },
  )
  if (typeof answer === 'number') throw new Error(stderr.join(''))
  return answer
}

/** What was seen, from a file of it. */
export function recorded(path: string): readonly Observation[] {
  const [document] = parse({ path, text: readFileSync(path, 'utf8') }) as readonly [Document]
  return readObservations(document).observations
}
