import type { GateReport, Report } from '../../model/index.js'
import { github } from '../github/index.js'
import { gitlab } from '../gitlab.js'
import { junit } from '../junit/index.js'
import type { View } from '../palette.js'
import { quietened } from '../quiet.js'
import { sarif } from '../sarif/index.js'
import { asReport } from './as-report.js'
import { gateJson } from './json.js'
import { gateMarkdown } from './markdown.js'
import { page } from './page/index.js'
import { gateStylish } from './stylish.js'

/** A format of `check`, given what the gate knows that is in a report of `check` too. */
const asChecked =
  (render: (report: Report, view: View) => string) =>
  (gate: GateReport, view: View): string => {
    const report = asReport(gate)
    return render(view.quiet ? quietened(report) : report, view)
  }

/** The formats of `gate`: a new one is a file beside this and a line here. */
export const GATE_FORMATS: ReadonlyMap<string, (gate: GateReport, view: View) => string> = new Map([
  ['stylish', gateStylish],
  ['json', (gate: GateReport) => gateJson(gate)],
  ['sarif', asChecked(sarif)],
  ['junit', asChecked(junit)],
  ['github', asChecked(github)],
  ['gitlab', asChecked(gitlab)],
  ['markdown', (gate: GateReport) => gateMarkdown(gate)],
  ['html', (gate: GateReport) => page(gate)],
])

/** What `github` writes to the summary of the job: the comment, where there is room for it. */
export const gateSummary = (gate: GateReport): string => gateMarkdown(gate)
