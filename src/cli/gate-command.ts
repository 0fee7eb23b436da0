import { resolve } from 'node:path'
import { canonicalText, verdictDocument } from '../attest/index.js'
import { observationsJson } from '../evidence/index.js'
import { GATE_FORMATS, gateSummary } from '../report/index.js'
import type { Delivery } from './deliver.js'
import { openAll } from './destinations.js'
import { EXIT_CODES } from './exit-codes.js'
import { judgeGate } from './gate/judge-gate.js'
import type { Io } from './io.js'
import type { GateOptions } from './options.js'
import { deliverReports, destinationOf, viewer } from './reports.js'
import { wantedFrom } from './wanted.js'

/** Something that a run writes beside its report, and where to. */
interface Result {
  readonly option: string
  readonly file: string | undefined
  readonly text: () => string
  /** Files that it may be written over although they were read. */
  readonly over?: readonly (string | undefined)[]
}

/** `gonogo gate PLAN`: one plan, all it links, one verdict. */
export async function runGate(plan: string, options: GateOptions, io: Io): Promise<number> {
  const wanted = await wantedFrom(options, [...GATE_FORMATS.keys()], io)
  if (typeof wanted === 'number') return wanted
  const judged = await judgeGate(plan, options, io)
  if (typeof judged === 'number') return judged
  const { gate, observations, linesOf, reads, rules, placeOf } = judged
  const results: readonly Result[] = [
    { option: '--record', file: options.record, text: () => observationsJson(observations), over: [options.evidence] },
    {
      option: '--verdict',
      file: options.verdict,
      text: () => `${canonicalText(verdictDocument(gate, placeOf))}\n`,
    },
  ]
  const others = results.filter(({ file }) => file !== undefined)
  // What was seen before may be replaced by what is seen now, and by nothing else.
  const allowed = ({ over = [] }: Result) => {
    const replaced = new Set(over.flatMap((one) => (one === undefined ? [] : [resolve(io.cwd, one)])))
    return () => [...reads].filter((read) => !replaced.has(read))
  }
  const opened = await openAll(
    [
      ...others.map((one) => ({ option: one.option, file: one.file, reads: allowed(one) })),
      ...wanted.map((one) => destinationOf(one, () => reads)),
    ],
    io,
  )
  if (typeof opened === 'number') return opened
  const view = await viewer(wanted, rules, options, linesOf, io)
  const texts = others.map(({ text }, index) => ({ delivery: opened[index] as Delivery, text }))
  await deliverReports(
    { report: gate, formats: GATE_FORMATS, wanted, places: opened.slice(others.length), view, summary: gateSummary },
    io,
    texts,
  )
  return EXIT_CODES[gate.report.verdict.decision]
}
