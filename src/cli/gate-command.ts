import { resolve } from 'node:path'
import { canonicalText, verdictDocument } from '../attest/index.js'
import { observationsJson } from '../evidence/index.js'
import { GATE_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import { EXIT_CODES } from './exit-codes.js'
import { judgeGate } from './gate/judge-gate.js'
import type { Io } from './io.js'
import type { GateOptions } from './options.js'
import { viewFor } from './paint.js'

/** Something that a run writes, and where to. */
interface Result {
  readonly option: string
  readonly file: string | undefined
  readonly text: () => string
  /** Files that it may be written over although they were read. */
  readonly over?: readonly (string | undefined)[]
  /** It goes to standard output where no file is named. */
  readonly isReport?: boolean
}

/** `gonogo gate PLAN`: one plan, all it links, one verdict. */
export async function runGate(plan: string, options: GateOptions, io: Io): Promise<number> {
  const render = GATE_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...GATE_FORMATS.keys()]), io)
  const judged = await judgeGate(plan, options, io)
  if (typeof judged === 'number') return judged
  const { gate, observations, linesOf, reads, placeOf } = judged
  const results: readonly Result[] = [
    { option: '--record', file: options.record, text: () => observationsJson(observations), over: [options.evidence] },
    {
      option: '--verdict',
      file: options.verdict,
      text: () => `${canonicalText(verdictDocument(gate, placeOf))}\n`,
    },
    {
      option: '--output-file',
      file: options.outputFile,
      text: () => render(gate, viewFor(io, options, linesOf)),
      isReport: true,
    },
  ]
  const deliveries: { readonly delivery: Delivery; readonly text: () => string }[] = []
  const taken = new Set<string>()
  // Every place is looked at before anything is written.
  for (const { option, file, text, over = [], isReport } of results) {
    if (file === undefined && !isReport) continue
    if (file !== undefined && taken.has(resolve(io.cwd, file))) {
      return complain(`${option} names ${file}, where another result of this run goes. Name a file for each.`, io)
    }
    // What was seen before may be replaced by what is seen now, and by nothing else.
    const replaced = new Set(over.flatMap((one) => (one === undefined ? [] : [resolve(io.cwd, one)])))
    const delivery = openDelivery(file, io, () => [...reads].filter((read) => !replaced.has(read)))
    if (typeof delivery === 'string') return complain(delivery, io)
    if (file !== undefined) taken.add(resolve(io.cwd, file))
    deliveries.push({ delivery, text })
  }
  for (const { delivery, text } of deliveries) {
    await delivery.write(text())
    delivery.finish()
  }
  return EXIT_CODES[gate.report.verdict.decision]
}
