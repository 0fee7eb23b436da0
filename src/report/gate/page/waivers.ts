import type { GateReport, WaiverReport } from '../../../model/index.js'
import { count } from '../../printable.js'
import { secondsBetween } from '../moment.js'
import { standingWords } from '../words.js'
import { html, type Markup, type Part } from './markup.js'
import { momentOf, placeOf, prose, section } from './parts.js'

const DAY = 86_400

/** Who allowed what, why, and for how long. */
export function waiversPart(gate: GateReport): Markup | null {
  if (gate.waivers.length === 0) return null
  return section('waivers', 'Waivers', html`<ul class="cards">${gate.waivers.map((one) => card(one, gate))}</ul>`)
}

function card(report: WaiverReport, gate: GateReport): Markup {
  const { waiver, standing, until, allows, meant } = report
  const counts = standing === 'in-force'
  const left = secondsBetween(gate.at, until)
  const scope = Object.values(waiver.scope).filter((one) => one !== null)
  return html`<li class="waiver ${counts ? 'counts' : 'vain'}">
<p class="big">${counts && left !== null ? daysLeft(left) : standingShort(report)}</p>
<div>
<p class="name"><strong dir="auto">${ticketOf(waiver.ticket)}</strong> <code class="rule">${waiver.rule}</code> ${scope.map((one) => html`<span class="scope" dir="auto">${one}</span> `)}</p>
<p dir="auto">${prose(waiver.reason)}</p>
<p class="meta">${standingWords(report, gate.at)}${!counts && meant.length > 0 ? `; meant for ${count(meant.length, 'finding')}` : ''}.
Approved by <bdi>${waiver.approvedBy}</bdi>; last day <bdi>${waiver.expires}</bdi>${gate.timeZone === undefined ? null : html` in <bdi>${gate.timeZone}</bdi>`}${until === null ? null : [', until ', momentOf(until, undefined)]}. ${placeOf(waiver.path, waiver.span)}</p>
${allowed(allows, gate)}
</div></li>
`
}

/** What it allows stays to be seen: a waiver hides nothing. */
function allowed(allows: readonly string[], { report }: GateReport): Part {
  const findings = report.findings.filter(({ fingerprint }) => allows.includes(fingerprint))
  return findings
    .slice(0, 5)
    .map(
      ({ message, path, span }) =>
        html`<p class="also">Allows: <span dir="auto">${prose(message)}</span> ${placeOf(path, span)}</p>`,
    )
}

function daysLeft(seconds: number): Markup {
  const days = Math.floor(seconds / DAY)
  const hours = Math.max(1, Math.floor(seconds / 3600))
  const [amount, unit] = days > 0 ? [days, 'day'] : [hours, 'hour']
  return html`${amount} <span>${amount === 1 ? unit : `${unit}s`} left</span>`
}

function standingShort({ standing }: WaiverReport): string {
  return standing === 'expired' ? 'expired' : standing === 'in-force' ? 'in force' : 'does not count'
}

/** A link where the ticket is the address of a page, and nothing else. */
function ticketOf(ticket: string): Part {
  return /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w./?#=&%~+:@-]*)?$/.test(ticket)
    ? html`<a href="${ticket}" rel="noreferrer noopener">${ticket}</a>`
    : ticket
}
