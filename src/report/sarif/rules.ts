import { type Finding, type Level, PLACEHOLDER, type Problem } from '../../model/index.js'
import type { RuleText, View } from '../palette.js'
import { printable, shorten } from '../printable.js'

export const SARIF_LEVELS: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  block: 'error',
  warn: 'warning',
  note: 'note',
}

/** What GitHub sorts alerts by that are not about security. */
const SEVERITIES: Readonly<Record<Level, string>> = { block: 'error', warn: 'warning', note: 'recommendation' }

/** Characters of a full description that GitHub takes. */
const FULL = 1024

/** A rule as GitHub shows it beside its alerts. What nobody knows of it is taken from one of its findings. */
export function ruleDescriptor(finding: Finding, view: View) {
  const known = view.rules?.(finding.rule) ?? null
  const { id, title, level, pillar, why, fix: written, source, page } = known ?? fromFinding(finding)
  // What is filled in from a document is taken from the first of them.
  const fix = written.search(PLACEHOLDER) < 0 ? written : finding.fix
  return {
    id: printable(id),
    name: pascal(id),
    shortDescription: { text: shorten(printable(title), FULL) },
    fullDescription: { text: shorten(printable(why), FULL) },
    defaultConfiguration: { level: SARIF_LEVELS[level] },
    help: {
      text: `${printable(why)}\n\nWhat to do: ${printable(fix)}`,
      markdown: page === null ? `${printable(why)}\n\n**What to do:** ${printable(fix)}` : pageText(page),
    },
    properties: {
      tags: ['release', ...(pillar === null ? [] : [pillar])],
      'problem.severity': SEVERITIES[level],
      pillar,
      demands: source.map(printable),
    },
  }
}

function fromFinding({ rule, level, pillar, why, fix, source }: Finding): RuleText {
  return { id: rule, title: rule, level, pillar, why, fix, source, page: null }
}

/** What kept a document from being read is an alert too: it is told by a rule of its own. */
export function problemDescriptor({ code, fix }: Problem) {
  const title = code.replaceAll('-', ' ')
  const why = 'What this document says cannot be trusted, and what is not known is never GO.'
  return {
    id: problemRule(code),
    name: pascal(code),
    shortDescription: { text: `A document cannot be trusted: ${title}` },
    fullDescription: { text: why },
    defaultConfiguration: { level: 'error' },
    help: {
      text: `${why}\n\nWhat to do: ${printable(fix)}`,
      markdown: `${why}\n\n**What to do:** ${printable(fix)}`,
    },
    properties: { tags: ['release', 'problem'], 'problem.severity': 'error', pillar: null, demands: [] },
  }
}

export const problemRule = (code: string): string => `problem/${code}`

/** `contract/time-bound` is `ContractTimeBound`. */
function pascal(id: string): string {
  const words = id.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('') || 'Rule'
}

/** Its title stands above it already. Links to files beside it lead nowhere from an alert. */
function pageText(page: string): string {
  return page
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*# .*\n+/, '')
    .replace(/\[([^\]\n]*)\]\((?!https?:\/\/)[^)\n]*\)/g, '$1')
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n')
    .trim()
}
