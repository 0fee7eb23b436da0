import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import manifest from '../../../package.json' with { type: 'json' }
import { openGate } from '../../gate/index.js'
import type { AskedEvidence, Difference, GateReport, Observation, Rule } from '../../model/index.js'
import { differencesBetween } from '../../policy/index.js'
import { complain } from '../complain.js'
import { type Gathered, gather } from '../gather.js'
import type { Io } from '../io.js'
import { type Setup, setUp } from '../setup.js'
import { placesIn } from '../verdict/places.js'
import { entrusted } from './entrusted.js'
import type { Given } from './given.js'
import { linesAround } from './lines-around.js'
import { keyOf, observe } from './observe.js'
import { type JournalRecords, recordsOf, trustedRecordsOf } from './records-of.js'
import { stricter, type Trusted } from './stricter.js'
import { type TrustedSetup, trustedSetUp } from './trusted.js'
import { type OwnWaivers, waiversOf } from './waivers-of.js'

/** The answer, and what a renderer and a record need besides. */
export interface JudgedGate {
  readonly gate: GateReport
  readonly observations: readonly Observation[]
  readonly linesOf: (path: string) => readonly string[] | null
  /** Absolute paths of all that was read: nothing of it is written over. */
  readonly reads: ReadonlySet<string>
  /** Every rule of every pack, whether it was asked or not. */
  readonly rules: readonly Rule[]
  /** A printed path as seen from the folder of the config, the same wherever one stands. */
  readonly placeOf: (path: string) => string
}

/** Judges a plan; a number is the exit code after everything wrong with the command line, config or rules was said. */
export async function judgeGate(plan: string, given: Given, io: Io): Promise<JudgedGate | number> {
  const found = await setUp(plan, given, io, ['gate'])
  if (typeof found === 'number') return found
  // Without a config, what lies beside the plan is near: the same from every folder.
  const setup = found.config.path === null ? { ...found, ...besidePlan(dirname(resolve(io.cwd, plan))) } : found
  const gathered = await gather([plan], given, setup, io)
  if (typeof gathered === 'number') return gathered
  const [input, second] = gathered.inputs
  if (!input || second)
    return complain(`A gate judges one plan, and ${plan} is ${gathered.inputs.length} files. Name one file.`, io)

  const own = waiversOf(setup, given, io.cwd)
  if (typeof own === 'string') return complain(own, io)
  const trusted = given.rulesFrom === undefined ? null : await trustedSetUp(given.rulesFrom, plan, given, io, ['gate'])
  if (typeof trusted === 'number') return trusted

  const records = await recordsOf(setup, given, io, trusted)
  if (typeof records === 'string') return complain(records, io)
  const around = { folder: setup.folder, head: records }
  const theirs = trusted && (await trustedRecordsOf(trusted, around, given, io))

  // Names that are the same from every folder: those of records and of journals, and paths of the revision.
  const names = new Set(
    [records, theirs].flatMap((one) => [one?.location?.name, one?.sources.map(({ path }) => path)].flat()),
  )
  const isNamed = (path: string) => names.has(path) || (trusted?.isTheirs(path) ?? false)

  const lines = linesAround(gathered, setup, io.cwd)
  lines.add(setup.documents)
  const opened = async (
    { config: written, policy, folder }: Setup,
    waivers: OwnWaivers,
    records: JournalRecords,
    { inputs: [first], world }: Gathered,
  ) => {
    const config = { ...written, maxWarnings: given.maxWarnings ?? written.maxWarnings }
    lines.add([...waivers.documents, ...records.sources])
    const { timeZone, approvers } = config.gate
    return openGate({
      plan: first ?? input,
      records: records.inputs,
      config,
      policy,
      world: { ...world, linked: lines.following(world.linked) },
      waivers: waivers.waivers,
      terms: { timeZone, approvers, author: given.author ?? null },
      problems: [...waivers.problems, ...records.problems],
      placeOf: placesIn(folder, io.cwd, isNamed),
      digestOf: ({ id }) => digestOf(id),
      version: manifest.version,
    })
  }
  const head = await opened(setup, own, records, gathered)
  // Its config may lie in another folder, and then all places are others.
  const again = trusted && (await gather([plan], given, trusted.setup, io))
  if (typeof again === 'number') return again
  const base = trusted && theirs && again ? await opened(trusted.setup, trusted, theirs, again) : null
  if (trusted) lines.add(trusted.setup.documents)

  // Files and repositories that a config names lie beside it.
  const isElsewhere = trusted !== null && trusted.setup.folder !== setup.folder
  const mine = base && trusted ? entrusted(head.asked, base.asked, trusted.revision) : head.asked
  const asked = distinct([...mine, ...(isElsewhere ? [] : (base?.asked ?? []))])
  const seen = await observe(asked, given, setup.folder, io)
  if (typeof seen === 'string') return complain(seen, io)
  const there = base && isElsewhere ? await observe(base.asked, given, trusted.setup.folder, io) : seen
  if (typeof there === 'string') return complain(there, io)
  await gathered.progress.end()
  if (again) await again.progress.end()
  const proofs = [...asked, ...(base?.asked ?? [])].flatMap(({ demand: { question } }) =>
    question.type === 'file' ? [resolve(setup.folder, question.path)] : [],
  )
  const journals = [records, theirs].flatMap((one) => (one?.location?.is === 'file' ? [one.location.path] : []))
  const evidenceFile = given.evidence === undefined ? [] : [resolve(io.cwd, given.evidence)]
  const moment = given.at ?? io.now()
  const gate = await head.judge(seen, moment)
  const judged =
    base === null || trusted === null
      ? gate
      : stricter(gate, await base.judge(there, moment), against(trusted, setup, own))
  return {
    gate: judged,
    // Of the same question asked twice, what the head saw is kept.
    observations: [...new Map([...there, ...seen].map((one) => [keyOf(one), one])).values()],
    linesOf: lines.linesOf,
    reads: new Set([...lines.reads(), ...proofs, ...journals, ...evidenceFile]),
    rules: setup.packs.flatMap((pack) => pack.rules),
    placeOf: placesIn(setup.folder, io.cwd, isNamed),
  }
}

const besidePlan = (folder: string) => ({ folder, places: folder })

/** What the work tree decides by otherwise, packs that are of no revision among it. */
function against(trusted: TrustedSetup, { policy, config, folder }: Setup, { waivers }: OwnWaivers): Trusted {
  const base = { policy: trusted.setup.policy, config: trusted.setup.config, waivers: trusted.waivers }
  const elsewhere = trusted.elsewhere.map(
    (name): Difference => ({
      what: 'config',
      name,
      trusted: null,
      head: 'read from the work tree for both',
      weaker: true,
    }),
  )
  const moved: readonly Difference[] =
    folder === trusted.setup.folder
      ? []
      : [{ what: 'config', name: 'gonogo.config.yaml', trusted: base.config.path, head: config.path, weaker: true }]
  const differences = [...differencesBetween(base, { policy, config, waivers }), ...moved, ...elsewhere]
  return { revision: trusted.revision, commit: trusted.commit, differences }
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
