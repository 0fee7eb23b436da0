import type { GateReport, Value } from '../../../model/index.js'
import { count, shorten } from '../../printable.js'
import { blockersOf, grouped } from '../blockers.js'
import { momentInWords, roughly, secondsBetween } from '../moment.js'
import { identityOf } from '../plan.js'
import { ANSWERS } from '../words.js'
import { decisionIcon } from './icons.js'
import { html, type Markup, type Part } from './markup.js'
import { momentOf, prose } from './parts.js'

/** The answer, readable from the back of the room, and what it is about. */
export function verdictPart(gate: GateReport): Markup {
  const { decision } = gate.report.verdict
  const { release, target, environment, window } = identityOf(gate)
  const { at, timeZone } = gate
  const terms: readonly (readonly [string, Part])[] = [
    ...validOf(gate),
    ['Judged at', momentOf(at, timeZone)],
    ...weakened(gate),
    ...(window === null
      ? []
      : [['Window', [windowOf(window.text, timeZone), lateWindow(window.value, gate)]] as const]),
  ]
  const to = environment === null ? null : html`to <bdi>${shorten(environment, LONG)}</bdi>, `
  return html`<header class="verdict ${decision.toLowerCase()}">
<p class="brand">gonogo <span>release gate</span></p>
<h1><span class="release" dir="auto">${shorten(release, LONG)}</span> <span class="answer">${decisionIcon(decision)}<span class="decision">${decision}</span></span></h1>
<p class="ways">${to}<b><bdi>${shorten(target, LONG)}</bdi></b></p>
<p class="sentence">${ANSWERS[decision]} ${openWords(gate)}</p>
${reasonsOf(gate)}
<dl class="terms">${terms.map(([term, what]) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`)}</dl>
</header>
`
}

/** Reasons that the first screen shows, and their letters. */
const SHOWN = 3
const LONG = 120

/** What stands in the way, or what ends the GO, so that nobody has to look for it. */
function reasonsOf(gate: GateReport): Part {
  const { findings, problems, reasons } = blockersOf(gate)
  const ends = gate.validUntil?.because ?? []
  const first = grouped(findings, ({ rule }) => rule).flatMap(([one]) => one ?? [])
  const all = [...[...ends, ...reasons].map(withoutPlace), ...[...problems, ...first].map(({ message }) => message)]
  const items = [...new Set(all)].map((one) => html`<li dir="auto">${prose(shorten(one, LONG))}</li>`)
  const hidden = ends.length + reasons.length + problems.length + findings.length - Math.min(items.length, SHOWN)
  const more = hidden > 0 ? html`<li><a href="#blocks">and ${hidden} more</a></li>` : null
  return items.length > 0 ? html`<ul class="reasons">${items.slice(0, SHOWN)}${more}</ul>` : null
}

/** The place stands where it is told in full. */
function withoutPlace(reason: string): string {
  return reason.replace(/^\S+:\d+: /, '')
}

/** `2 things stand in the way.` */
function openWords(gate: GateReport): string {
  const { findings, problems, reasons } = blockersOf(gate)
  const open = findings.length + problems.length + reasons.length
  if (gate.report.verdict.decision === 'GO') {
    const allowed = gate.report.findings.filter((one) => one.waivedBy !== undefined).length
    const waived = allowed === 0 ? '' : `; ${count(allowed, 'finding is', 'findings are')} waived`
    const until =
      gate.validUntil === null
        ? ''
        : ` This holds until ${momentInWords(gate.validUntil.moment)}${gate.validUntil.because.length > 0 ? '. Then:' : '.'}`
    return `Nothing blocks${waived}.${until}`
  }
  return `${count(open, 'thing stands', 'things stand')} in the way.`
}

function validOf({ validUntil, at, timeZone, report }: GateReport): readonly (readonly [string, Part])[] {
  if (validUntil === null) {
    return report.verdict.decision === 'GO' ? [['Valid until', 'no end is known']] : []
  }
  const left = secondsBetween(at, validUntil.moment)
  const rest = left === null ? null : html` <span class="there">${roughly(left)} after it was judged</span>`
  return [['Valid until', [momentOf(validUntil.moment, timeZone), rest]]]
}

/** A change that asks less of itself is seen before anything else is believed. */
function weakened({ trusted }: GateReport): readonly (readonly [string, Part])[] {
  if (trusted === null) return []
  const places = trusted.differences.filter(({ weaker }) => weaker).length
  const says = places === 0 ? 'asks no less' : `this change asks less in ${count(places, 'place')}`
  return [['Against the trusted rules', html`<a href="#differences">${says}</a>`]]
}

/** A GO that ends before the release begins is worth little, and nobody should find that out then. */
function lateWindow(window: Value, { validUntil }: GateReport): Part {
  const [start = ''] = String(window).split('/')
  if (validUntil === null || !(Date.parse(start) >= Date.parse(validUntil.moment))) return null
  return html` <span class="there">begins after this GO has ended: judge again then</span>`
}

function windowOf(text: string, zone: string | undefined): Part {
  const ends = text.split(' to ')
  const [from = '', to = ''] = ends
  if (ends.length !== 2 || ends.some((end) => Number.isNaN(Date.parse(end))))
    return html`<bdi>${shorten(text, LONG)}</bdi>`
  const isOneDay = ends.every((end) => /T.*Z$/.test(end)) && from.slice(0, 10) === to.slice(0, 10)
  if (!isOneDay) return html`${momentOf(from, zone)} to ${momentOf(to, zone)}`
  const [start, end] = [momentInWords(from).replace(/ UTC$/, ''), momentInWords(to).replace(/^.*, /, '')]
  return html`<time datetime="${from}">${start}</time> to <time datetime="${to}">${end}</time>`
}
