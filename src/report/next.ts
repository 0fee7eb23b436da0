import { type Kind, type Report, shellPath, shellWord } from '../model/index.js'
import { MANY, standingsOf } from './by-document.js'
import { isManifold } from './first.js'
import type { View } from './palette.js'
import { count, textWidth, wrap } from './printable.js'
import { distance } from './summary.js'

/**
 * What to type next: one command where a report is short, else the few that make a long one manageable. Those are about a
 * check: at the gate no baseline counts, and a check of one document does not ask what the gate asks.
 */
export function renderNext(report: Report, view: View): readonly string[] {
  if (view.quiet) return []
  const isLong = report.documents.filter(({ judged }) => judged).length > MANY || isManifold(report)
  if (isLong && view.again) return commands(report, view.again, view)
  const explain = explaining(report)
  if (explain !== null) return ['', view.palette.dim(`How a finding came to be: gonogo explain ${explain}`)]
  return nothingJudged(report, view)
}

/** The finding that decides first, as `gonogo explain` takes it. */
function explaining({ verdict, findings }: Report): string | null {
  const [first] = verdict.because
  if (first === undefined) return null
  const path = findings.find(({ fingerprint }) => fingerprint === first)?.path
  return ['--finding', first.slice(0, 8), ...(path === undefined ? [] : [shellPath(path)])].join(' ')
}

function commands(report: Report, again: NonNullable<View['again']>, view: View): readonly string[] {
  const [near] = standingsOf(report)
    .filter(({ is }) => is !== 'GO')
    .sort((a, b) => distance(a) - distance(b))
  const options = again.options.map(shellWord)
  const paths = again.paths.map(shellPath)
  const command = (name: string, words: readonly string[]) => ['gonogo', name, ...options, ...words].join(' ')
  const explain = explaining(report)
  const hasBaseline = report.baseline !== undefined
  const rows = [
    ...(near ? [['Nearest to GO', command('check', [shellPath(near.document.path)])]] : []),
    ...(explain === null ? [] : [['Why a finding', command('explain', [explain])]]),
    ...(near && !hasBaseline ? [['Only what is new', command('baseline create', paths)]] : []),
    ...(report.stats ? [] : [['What rules find', command('check', ['--stats', ...paths])]]),
  ]
  if (rows.length === 0) return []
  const widest = Math.max(...rows.map(([label = '']) => textWidth(label)))
  return ['', ...rows.map(([label = '', words]) => view.palette.dim(`${label.padEnd(widest)}  ${words}`))]
}

/** Where nothing was judged: which rules there are for what is here, or how a document says what it is. */
function nothingJudged({ documents, problems, verdict }: Report, view: View): readonly string[] {
  // Where that is GO, nothing has to be judged.
  if (verdict.decision === 'GO') return []
  if (documents.some(({ judged }) => judged)) return []
  const kinds = [...new Set(documents.flatMap(({ kind }) => kind ?? []))]
  const packs = [...new Set(kinds.flatMap((kind: Kind) => view.packsFor?.(kind) ?? []))]
  if (packs.length > 0) {
    const amount = documents.filter(({ kind }) => kind !== null).length
    const names = kinds.map((kind) => kind.replaceAll('-', ' ')).join(', ')
    const those = amount === 1 ? 'It is asked' : 'They are asked'
    const said = `${count(amount, 'document')} of a kind that no rule asks about (${names}). ${those} by the rules of ${packs.join(', ')}: write \`extends: [${packs[0]}]\` in gonogo.config.yaml.`
    return ['', ...hanging(said, view)]
  }
  const wrong = new Set(problems.map(({ path }) => path))
  const other = documents.find(({ kind, path }) => kind === null && !wrong.has(path))
  if (!other || problems.some(({ severity }) => severity === 'error')) return []
  const how = 'A document says what it is: `kind: release-plan`, or `kind: runbook` in the front matter of Markdown.'
  return ['', ...hanging(`${how} What a document was taken for: gonogo facts`, view, shellPath(other.path))]
}

/** The last word is not broken, whatever is in it. */
function hanging(text: string, view: View, last?: string): readonly string[] {
  return wrap(text, view.width - 2, last).map((line, index) => (index === 0 ? line : `  ${line}`))
}
