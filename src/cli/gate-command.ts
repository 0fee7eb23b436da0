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

/** `gonogo gate PLAN`: one plan, all it links, one verdict. */
export async function runGate(plan: string, options: GateOptions, io: Io): Promise<number> {
  const render = GATE_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...GATE_FORMATS.keys()]), io)
  const judged = await judgeGate(plan, options, io)
  if (typeof judged === 'number') return judged
  const { gate, observations, linesOf, reads, placeOf } = judged
  const results: readonly (readonly [file: string | undefined, text: () => string])[] = [
    [options.record, () => observationsJson(observations)],
    [options.verdict, () => `${canonicalText(verdictDocument(gate, placeOf))}\n`],
    [options.outputFile, () => render(gate, viewFor(io, options, linesOf))],
  ]
  const deliveries: { readonly delivery: Delivery; readonly text: () => string }[] = []
  // Every place is looked at before anything is written.
  for (const [index, [file, text]] of results.entries()) {
    const isReport = index === results.length - 1
    if (file === undefined && !isReport) continue
    const delivery = openDelivery(file, io, () => reads)
    if (typeof delivery === 'string') return complain(delivery, io)
    deliveries.push({ delivery, text })
  }
  for (const { delivery, text } of deliveries) {
    await delivery.write(text())
    delivery.finish()
  }
  return EXIT_CODES[gate.report.verdict.decision]
}
