import type { Advice, DocumentFacts, FactType, Report, TestReport } from '../model/index.js'
import { adviceJson } from './advice/advice-json.js'
import { adviceText } from './advice/advice-text.js'
import { configJson, type EffectiveConfig } from './config.js'
import { configText } from './config-text.js'
import { explainJson } from './explain-json.js'
import { type Explanation, explainText } from './explain-text.js'
import { factsJson } from './facts-json.js'
import { lineText, onLine } from './facts-line.js'
import { factsText } from './facts-text.js'
import { github } from './github/index.js'
import { gitlab } from './gitlab.js'
import { json } from './json.js'
import { junit } from './junit/index.js'
import { markdown, jobSummary as summary } from './markdown/index.js'
import type { View } from './palette.js'
import { quietened } from './quiet.js'
import { type ListedRule, rulesJson, rulesText } from './rules.js'
import { sarif } from './sarif/index.js'
import { stylish } from './stylish.js'
import { testJson } from './test-json.js'
import { testText } from './test-text.js'

export type { EffectiveConfig, EffectivePack, EffectiveRule, EffectiveSetting, Written } from './config.js'
export { place } from './finding.js'
export { GATE_FORMATS, gateSummary } from './gate/index.js'
export { NO_COLOUR, type Palette, type RuleText, type View } from './palette.js'
export { count, jsonText, printable, wrap } from './printable.js'
export { renderProblems } from './problems.js'
export { indexPage, MADE, type Page, pathOf, type RuleBook, referencePages } from './reference/index.js'
export { askedBy, type ListedRule, rulePage } from './rules.js'
export { renderStats } from './stats.js'
export { renderTrace } from './trace.js'

type Format = (report: Report, view: View) => string

/** A format that `--quiet` leaves only what blocks of. */
const quietly =
  (render: Format): Format =>
  (report, view) =>
    render(view.quiet ? quietened(report) : report, view)

/** The formats of `check`: a new one is a file beside this and a line here. */
export const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['stylish', stylish],
  ['json', quietly(json)],
  ['sarif', quietly(sarif)],
  ['junit', quietly(junit)],
  ['github', quietly(github)],
  ['gitlab', quietly(gitlab)],
  ['markdown', quietly(markdown)],
])

/** Formats that tell of rules more than findings do, and read `View.rules`. */
export const ASK_RULES: ReadonlySet<string> = new Set(['sarif'])

/** Formats that tell of rules that are met too, and read `Report.tallies`. */
export const ASK_TALLIES: ReadonlySet<string> = new Set(['junit'])

/** Formats that tell of `Report.stats` themselves. */
export const TELL_STATS: ReadonlySet<string> = new Set(['stylish', 'json'])

/** What `github` writes to the summary of the job, in at most so many bytes. */
export function jobSummary(report: Report, view: View, most: number): string {
  return summary(view.quiet ? quietened(report) : report, view, most)
}

/** A format of `facts`, written document by document so that nothing has to be kept. */
export interface FactsFormat {
  readonly open: string
  readonly between: string
  /** `line`: only what stands on this line, and what was rejected there; null: the whole document. */
  readonly document: (
    document: DocumentFacts,
    view: View,
    typeOf: (fact: string) => FactType | null,
    line: number | null,
  ) => string
  readonly close: string
}

/** The formats of `facts`. */
export const FACTS_FORMATS: ReadonlyMap<string, FactsFormat> = new Map([
  [
    'text',
    {
      open: '',
      between: '',
      document: (document, view, typeOf, line) =>
        line === null ? factsText(document, view, typeOf) : lineText(document, line, view, typeOf),
      close: '',
    },
  ],
  [
    'json',
    {
      open: '{\n  "version": 1,\n  "documents": [\n    ',
      between: ',\n    ',
      document: (document, _view, _typeOf, line) => factsJson(line === null ? document : onLine(document, line)),
      close: '\n  ]\n}\n',
    },
  ],
])

/** The formats of `explain` for documents. */
export const EXPLAIN_FORMATS: ReadonlyMap<string, (explanation: Explanation, view: View) => string> = new Map([
  ['text', explainText],
  ['json', (explanation: Explanation) => explainJson(explanation)],
])

/** The formats of `rules`. */
export const RULE_FORMATS: ReadonlyMap<string, (rules: readonly ListedRule[], view: View) => string> = new Map([
  ['text', rulesText],
  ['json', (rules: readonly ListedRule[]) => rulesJson(rules)],
])

/** The formats of `config`. */
export const CONFIG_FORMATS: ReadonlyMap<string, (config: EffectiveConfig, view: View) => string> = new Map([
  ['text', configText],
  ['json', configJson],
])

/** The formats of `test`. */
export const TEST_FORMATS: ReadonlyMap<string, (report: TestReport, view: View) => string> = new Map([
  ['stylish', testText],
  ['json', (report: TestReport) => testJson(report)],
])

/** The formats of `advise`. */
export const ADVICE_FORMATS: ReadonlyMap<string, (advice: Advice, view: View) => string> = new Map([
  ['stylish', adviceText],
  ['json', (advice: Advice) => adviceJson(advice)],
])
