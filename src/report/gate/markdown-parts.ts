import type { Finding, GateReport, Problem } from '../../model/index.js'
import { count } from '../printable.js'
import { code } from '../reference/markdown.js'
import { blockersOf, vainWaivers, warningsOf } from './blockers.js'
import { opening, placeCode, safe } from './markdown-text.js'
import { momentInWords, roughly } from './moment.js'
import { byTheirs, onceMerged } from './theirs.js'
import { boundOf, pastWords } from './timeline.js'
import { ageWords, RELATION_WORDS, type Standing, standingOf, standingWords } from './words.js'

/** Characters that a folded list may take, so that what blocks has room. */
const FOLDED = 6000

/** What blocks stands open, each with its place and what to do. It takes the room that the rest leaves. */
export function blockers(gate: GateReport, room: number): readonly string[] {
  const { findings, problems, reasons } = blockersOf(gate)
  const items = [
    ...reasons.map((reason) => `- **${opening(reason)}**`),
    ...problems.map((one) => problemItem(one, gate)),
    ...findings.map((one) => findingItem(one, gate)),
  ]
  if (items.length === 0) return []
  const title = gate.report.verdict.decision === 'NO-GO' ? 'What blocks' : 'What cannot be told'
  return [`### ${title} (${items.length})`, fitting(items, room - 100)]
}

export function warnings(gate: GateReport): readonly string[] {
  const items = warningsOf(gate).map((one) => findingItem(one, gate))
  return folded(count(items.length, 'finding that blocks nothing', 'findings that block nothing'), items)
}

export function waivers(gate: GateReport): readonly string[] {
  const items = gate.waivers.map((one) => {
    const { rule, reason, approvedBy, ticket, expires, path, span } = one.waiver
    const head = `- ${code(rule)} ${safe(ticket, 120)}: ${standingWords(one, gate.at)} ${placeCode(path, span.line)}`
    return `${head}<br>${safe(reason)} Approved by ${safe(approvedBy, 80)}; last day ${safe(expires, 40)}.`
  })
  const vain = gate.waivers.filter(({ standing }) => standing !== 'in-force').length
  return folded(
    `${count(items.length, 'waiver')}${vain === 0 ? '' : `, ${vain} of which ${vain === 1 ? 'does' : 'do'} not count`}`,
    items,
  )
}

const ANSWER_WORDS: Readonly<Record<Standing, string>> = {
  holds: '✅ holds',
  'too old': '⛔ too old',
  fails: '⛔ does not hold',
  unreadable: '❓ could not be read',
}

export function evidence(gate: GateReport): readonly string[] {
  const items = gate.evidence.map((one) => {
    const age = ageWords(one, gate.at)
    return `- ${ANSWER_WORDS[standingOf(one, gate.at)]}: ${safe(one.demand.name, 120)}. ${safe(one.says)}${age === null ? '' : ` (${age})`}`
  })
  const open = gate.evidence.filter((one) => standingOf(one, gate.at) !== 'holds').length
  const says = open === 0 ? 'all of it holds' : `${open} ${open === 1 ? 'does' : 'do'} not count`
  return folded(`${count(items.length, 'piece', 'pieces')} of evidence: ${says}`, items)
}

export function history(gate: GateReport): readonly string[] {
  const bound = boundOf(gate)
  const limit = bound === null ? Number.POSITIVE_INFINITY : Number(bound.value)
  const items = gate.history.map((past) => {
    const took = past.duration === null ? 'nobody says how long it took' : `took ${roughly(past.duration)}`
    const over = past.duration !== null && past.duration > limit ? ' ⛔ **over the promise**' : ''
    return `- ${safe(pastWords(past), 200)}: ${took}${over} ${placeCode(past.path, past.span.line)}`
  })
  const promised = bound === null ? 'nothing is promised' : `promised: ${safe(bound.text, 60)}`
  return folded(`${count(items.length, 'drill or rollback', 'drills and rollbacks')} (${promised})`, items)
}

export function documents({ joined, at }: GateReport): readonly string[] {
  const items = joined.map(
    ({ place, relation, sha256 }) => `- ${RELATION_WORDS[relation]}: ${code(place)} ${code(sha256.slice(0, 12))}`,
  )
  return folded(`${count(items.length, 'document')} judged together, at ${momentInWords(at)}`, items)
}

export function differences({ trusted }: GateReport): readonly string[] {
  if (trusted === null) return []
  const weaker = trusted.differences.filter((one) => one.weaker).length
  // Those that ask less come first, so that others never take their room.
  const sorted = trusted.differences.toSorted((a, b) => Number(b.weaker) - Number(a.weaker))
  const says = `By the rules of ${code(trusted.revision.slice(0, 200))} it is **${trusted.report.verdict.decision}**.`
  const warning = weaker === 0 ? '' : ` ⚠️ **This change asks less than they do in ${count(weaker, 'place')}.**`
  const items = sorted.map(({ what, name, trusted: before, head, weaker: less }) => {
    return `- ${less ? '⚠️ asks less: ' : ''}${what} ${safe(name, 200)}: ${safe(before ?? 'not there')} → ${safe(head ?? 'not there')}`
  })
  return [`${says}${warning}`, ...folded(count(items.length, 'difference'), items)]
}

function findingItem(finding: Finding, gate: GateReport): string {
  const { message, fix, path, span, rule, result } = finding
  const doubt = result === 'cannot-tell' ? ' (cannot be told)' : ''
  const vain = vainWaivers(finding, gate).map((one) => {
    return `<br>Waiver ${safe(one.waiver.ticket, 120)} ${standingWords(one, gate.at)}.`
  })
  const todo = fix === '' ? '' : `<br>What to do: ${safe(fix, 600)}`
  const place = placeCode(path, span.line)
  const said = [todo, ...vain.slice(0, 3), theirs(finding, gate)]
  return `- **${opening(message)}** ${place}${doubt} ${code(rule)}${said.join('')}`
}

function problemItem(problem: Problem, gate: GateReport): string {
  const { message, fix, path, span } = problem
  const place = placeCode(path, span.line)
  return `- **${opening(message)}** ${place}<br>What to do: ${safe(fix, 600)}${theirs(problem, gate)}`
}

/** Of what blocks by the trusted rules alone. */
function theirs(one: Finding | Problem, gate: GateReport): string {
  const says = byTheirs(one, gate)
  const later = 'rule' in one ? onceMerged(one, gate) : null
  return says === null ? '' : `<br>${safe([says, later ?? ''].join(' ').trim(), 400)}`
}

/** As many entries as there is room for, and how many there are besides. */
function fitting(items: readonly string[], room: number): string {
  let used = 60
  const shown: string[] = []
  for (const item of items) {
    if (used + item.length + 1 > room) continue
    used += item.length + 1
    shown.push(item)
  }
  const hidden = items.length - shown.length
  return [...shown, ...(hidden > 0 ? [`- and ${hidden} more, which the report of gonogo has`] : [])].join('\n')
}

function folded(summary: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return [`<details><summary>${summary}</summary>`, fitting(items, FOLDED), '</details>']
}
