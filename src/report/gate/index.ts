import type { GateReport } from '../../model/index.js'
import type { View } from '../palette.js'
import { gateJson } from './json.js'
import { gateMarkdown } from './markdown.js'
import { page } from './page/index.js'
import { gateStylish } from './stylish.js'

/** The formats of `gate`: a new one is a file beside this and a line here. */
export const GATE_FORMATS: ReadonlyMap<string, (gate: GateReport, view: View) => string> = new Map([
  ['stylish', gateStylish],
  ['json', (gate: GateReport) => gateJson(gate)],
  ['markdown', (gate: GateReport) => gateMarkdown(gate)],
  ['html', (gate: GateReport) => page(gate)],
])
