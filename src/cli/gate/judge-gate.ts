import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import manifest from '../../../package.json' with { type: 'json' }
import { openGate } from '../../gate/index.js'
import type { AskedEvidence, GateReport, Observation } from '../../model/index.js'
import { complain } from '../complain.js'
import { gather } from '../gather.js'
import type { Io } from '../io.js'
import type { GateOptions } from '../options.js'
import { type Setup, setUp } from '../setup.js'
import { placesIn } from '../verdict/places.js'
import { linesAround } from './lines-around.js'
import { observe } from './observe.js'
import { recordsOf } from './records-of.js'
import { stricter } from './stricter.js'
import { trustedBy } from './trusted-by.js'
import { waiversOf } from './waivers-of.js'

/** What a gate is given: the options of the command line, or what a signed verdict recorded. */
export interface Given extends Partial<Omit<GateOptions, 'format' | 'outputFile' | 'color' | 'record' | 'verdict'>> {
  readonly color: boolean
  /** What was seen before, in the place of a file of it. */
  readonly observations?: readonly Observation[]
}

/** The answer, and what a renderer and a record need besides. */
export interface JudgedGate {
  readonly gate: GateReport
  readonly observations: readonly Observation[]
  readonly linesOf: (path: string) => readonly string[] | null
  /** Absolute paths of all that was read: nothing of it is written over. */
  readonly reads: ReadonlySet<string>
  /** A printed path as seen from the folder of the config, the same wherever one stands. */
  readonly placeOf: (path: string) => string
}

/** Judges a plan; a number is the exit code after everything wrong with the command line, config or rules was said. */
export async function judgeGate(plan: string, given: Given, io: Io): Promise<JudgedGate | number> {
  const setup = await setUp(plan, given, io, ['gate'])
  if (typeof setup === 'number') return setup
  const gathered = await gather([plan], given, setup, io)
  if (typeof gathered === 'number') return gathered
  const [input, second] = gathered.inputs
  if (!input || second)
    return complain(`A gate judges one plan, and ${plan} is ${gathered.inputs.length} files. Name one file.`, io)

  const lines = linesAround(gathered, setup, io.cwd)
  const opened = async (own: Setup) => {
    const waivers = waiversOf(own, given, io.cwd)
    if (typeof waivers === 'string') return waivers
    const records = await recordsOf(own, given, io)
    lines.add([...waivers.documents, ...records.sources])
    return openGate({
      plan: input,
      records: records.inputs,
      config: { ...own.config, maxWarnings: given.maxWarnings ?? own.config.maxWarnings },
      policy: own.policy,
      world: { ...gathered.world, linked: lines.linked },
      waivers: waivers.waivers,
      terms: {
        timeZone: own.config.gate.timeZone,
        approvers: own.config.gate.approvers,
        author: given.author ?? null,
      },
      problems: [...waivers.problems, ...records.problems],
      digestOf: ({ id }) => digestOf(id),
      version: manifest.version,
    })
  }
  const head = await opened(setup)
  if (typeof head === 'string') return complain(head, io)
  const trusted = given.rulesFrom === undefined ? null : await trustedBy(given.rulesFrom, plan, given, io)
  if (typeof trusted === 'number') return trusted
  const base = trusted === null ? null : await opened(trusted.setup)
  if (typeof base === 'string') return complain(base, io)

  const asked = distinct([...head.asked, ...(base?.asked ?? [])])
  const seen = await observe(asked, given, setup.folder, io)
  if (typeof seen === 'string') return complain(seen, io)
  await gathered.progress.end()
  const gate = await head.judge(seen)
  const judged = base === null || trusted === null ? gate : stricter(gate, await base.judge(seen), trusted)
  return {
    gate: judged,
    observations: seen,
    linesOf: lines.linesOf,
    reads: lines.reads(),
    placeOf: placesIn(setup.folder, io.cwd),
  }
}

/** The same question of the same name is asked once. */
function distinct(asked: readonly AskedEvidence[]): readonly AskedEvidence[] {
  const byQuestion = new Map(
    asked.map((one) => [JSON.stringify([one.demand.name, one.demand.question, one.fault]), one]),
  )
  return [...byQuestion.values()]
}

function digestOf(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return null
  }
}
