import { counts, type Decision, PILLARS, type PillarState, type Report } from '../../model/index.js'
import { comparedWords } from '../compared.js'
import { opening } from '../gate/markdown-text.js'
import { STATES } from '../gate/words.js'
import type { View } from '../palette.js'
import { count } from '../printable.js'
import { code, table } from '../reference/markdown.js'
import { errors, open, otherReasons } from '../standing.js'
import { tally } from '../tally.js'
import { setAsideList } from './aside.js'
import { documentList } from './documents.js'
import { noteList, problemList } from './problems.js'
import { bytes, COMMENT, type Room } from './room.js'

const SIGNS: Readonly<Record<Decision, string>> = { GO: '✅', 'NO-GO': '⛔', INDETERMINATE: '❓' }
const STATE_SIGNS: Readonly<Record<PillarState, string>> = { strong: '✅', weak: '⚠️', missing: '⛔', unknown: '❓' }
const ANSWERS: Readonly<Record<Decision, string>> = {
  GO: 'Nothing blocks.',
  'NO-GO': 'Something blocks.',
  INDETERMINATE: 'It cannot be told, so it is not a GO.',
}

/** The report as a comment on a pull request. Its first line is invisible, so that whoever wrote the comment finds it again. */
export function markdown(report: Report, view: View): string {
  return inRoom(report, view, COMMENT)
}

/** The same as the summary of a job, in so many bytes. */
export function jobSummary(report: Report, view: View, most: number): string {
  return inRoom(report, view, bytes(most))
}

/** Lists are cut where there is no room, and tell how much they leave out. What blocks comes first. */
function inRoom(report: Report, view: View, room: Room): string {
  const head = ['<!-- gonogo-check -->', ...verdict(report), ...reasons(report), ...compared(report), pillars(report)]
  const tail = [asked(report)]
  const used = [...head, ...tail].reduce((sum, block) => sum + room.sizeOf(block) + 2, 0)
  let left = room.most - used - JOINTS
  const add = (blocks: readonly string[]): readonly string[] => {
    left -= blocks.reduce((sum, block) => sum + room.sizeOf(block) + 2, 0)
    return blocks
  }
  const problems = add(problemList(report.problems, Math.floor(left / 3), room.sizeOf))
  const findings = add(documentList(report, view, left, room.sizeOf))
  const aside = add(setAsideList(report.findings, Math.min(left, ASIDE), room.sizeOf))
  const notes = add(noteList(report.problems, Math.min(left, ASIDE), room.sizeOf))
  return `${[...head, ...problems, ...findings, ...aside, ...notes, ...tail].join('\n\n')}\n`
}

/** What the joints between the parts may take, and the words that tell what is left out. */
const JOINTS = 400
const ASIDE = 6000

function verdict(report: Report): readonly string[] {
  const { decision } = report.verdict
  const judged = `${count(report.coverage.documents, 'document')} judged`
  const parts = [tally(report.findings) || 'no findings', problemCount(report)].filter((part) => part !== '')
  return [`## ${SIGNS[decision]} ${decision}`, `**${ANSWERS[decision]}** Found: ${parts.join(', ')}. ${judged}.`]
}

function problemCount({ problems }: Report): string {
  const wrong = errors(problems).length
  return wrong === 0 ? '' : count(wrong, 'problem')
}

/** Reasons that a comment shows which no finding and no problem says. */
const REASONS = 20

function reasons(report: Report): readonly string[] {
  const all = otherReasons(report)
  if (all.length === 0) return []
  const shown = all.slice(0, REASONS).map((reason) => `- ${opening(reason)}`)
  return [[...shown, ...(all.length > REASONS ? [`- and ${all.length - REASONS} more`] : [])].join('\n')]
}

/** What was judged at all, and what was there before. */
function compared(report: Report): readonly string[] {
  return comparedWords(report).map((one) => opening(one))
}

function pillars(report: Report): string {
  const standing = new Map(open(report.findings).map((finding) => [finding.fingerprint, finding]))
  const known = new Set(report.findings.map(({ fingerprint }) => fingerprint))
  const rows = PILLARS.map((pillar) => {
    const { state, evaluated, because } = report.pillars[pillar]
    const own = because.filter((fingerprint) => standing.has(fingerprint)).length
    const aside = because.filter((fingerprint) => known.has(fingerprint) && !standing.has(fingerprint)).length
    const found = [...(own > 0 ? [String(own)] : []), ...(aside > 0 ? [`${aside} set aside`] : [])]
    const why = evaluated === 0 ? 'nothing was asked' : STATES[state]
    return [`**${pillar}**`, `${STATE_SIGNS[state]} ${state}: ${why}`, found.join(', ') || 'none']
  })
  return table(['Pillar', 'State', 'Findings'], rows)
}

function asked({ coverage, findings, documents }: Report): string {
  const { rules, evaluations } = coverage
  const standing = findings.filter(counts)
  const example = (standing.find(({ level }) => level === 'block') ?? standing[0])?.rule
  const others = documents.filter((one) => !one.judged).length
  return `<sub>${[
    `${count(rules, 'rule')} asked ${count(evaluations, 'time')}.`,
    ...(others === 0 ? [] : [`${count(others, 'other file was', 'other files were')} read and not judged.`]),
    ...(example === undefined ? [] : [`${code(`gonogo explain ${example}`)} tells why a rule asks.`]),
  ].join(' ')}</sub>`
}
