import type { Decision, Finding, GateReport, Problem } from '../../../model/index.js'
import { blockersOf, grouped, vainWaivers, warningsOf } from '../blockers.js'
import { byTheirs, onceMerged } from '../theirs.js'
import { standingWords } from '../words.js'
import { html, type Markup, type Part } from './markup.js'
import { firstFew, momentOf, placeOf, prose, section } from './parts.js'

/** Rules that are shown before the fold, and places of one rule. */
const RULES = 12
const PLACES = 4

const TITLES: Readonly<Record<Decision, string>> = {
  GO: 'What blocks',
  'NO-GO': 'What blocks, and what would unblock it',
  INDETERMINATE: 'What cannot be told, and what would settle it',
}

/** Everything between this release and its GO, each with what to do about it. */
export function blockersPart(gate: GateReport): Markup {
  const { findings, problems, reasons } = blockersOf(gate)
  const groups = grouped(findings, (one) => `${one.rule} ${one.result} ${one.fix} ${byTheirs(one, gate)}`)
  const cards = [
    ...reasons.map(
      (reason) => html`<article class="finding block"><h3 dir="auto">${prose(reason)}</h3></article>
`,
    ),
    ...problems.map((one) => problemCard(one, gate)),
    ...groups.map((group) => findingCard(group, gate)),
  ]
  const title = TITLES[gate.report.verdict.decision]
  return section('blocks', title, cards.length > 0 ? firstFew(cards, RULES, moreWords) : nothing(gate))
}

/** Of a GO: what will end it. */
function nothing({ validUntil, timeZone }: GateReport): Part {
  const none = html`<p class="none">Nothing blocks this release.</p>`
  if (validUntil === null || validUntil.because.length === 0) return none
  const ends = validUntil.because.map((one) => html`<li dir="auto">${prose(one)}</li>`)
  return [
    none,
    html`<p>From ${momentOf(validUntil.moment, timeZone)} on this blocks:</p><ul class="related">${ends}</ul>`,
  ]
}

/** What blocks nothing and is worth a look before people go on. */
export function warningsPart(gate: GateReport): Markup | null {
  const groups = grouped(warningsOf(gate), ({ rule, fix, level }) => `${rule} ${level} ${fix}`)
  const notes = gate.report.problems.filter(({ severity }) => severity === 'note')
  if (groups.length + notes.length === 0) return null
  const cards = [...groups.map((group) => findingCard(group, gate)), ...notes.map((one) => problemCard(one, gate))]
  return section('warnings', 'What to look at', firstFew(cards, RULES, moreWords))
}

const moreWords = (hidden: number): string => `${hidden} more`

function findingCard(group: readonly Finding[], gate: GateReport): Markup {
  const [first] = group as [Finding]
  const word =
    first.result === 'cannot-tell' ? 'cannot tell' : { block: 'blocks', warn: 'warning', note: 'note' }[first.level]
  const places = group
    .slice(1)
    .map(
      (one) => html`<p class="also"><span dir="auto">${prose(one.message)}</span> ${placeOf(one.path, one.span)}</p>`,
    )
  return html`<article class="finding ${first.level} ${first.result}">
<h3 dir="auto">${prose(first.message)}</h3>
<p class="meta"><span class="tag">${word}</span> ${placeOf(first.path, first.span)} <code class="rule">${first.rule}</code></p>
${related(first)}
${firstFew(places, PLACES, (hidden) => `${hidden} more of the same`)}
${first.fix === '' ? null : html`<p class="fix"><strong>What to do:</strong> <span dir="auto">${prose(first.fix)}</span></p>`}
${vain(group, gate)}${theirs(group, gate)}
${first.why === '' ? null : html`<p class="why" dir="auto">${prose(first.why)}</p>`}
</article>
`
}

function related({ related: places }: Finding): Part {
  const shown = places.slice(0, PLACES).map(({ path, span, message }) => {
    return html`<li><span dir="auto">${prose(message)}</span> ${placeOf(path, span)}</li>`
  })
  const more = places.length > PLACES ? html`<li>and ${places.length - PLACES} more places</li>` : null
  return shown.length > 0 ? html`<ul class="related">${shown}${more}</ul>` : null
}

/** A waiver that was meant for it, and why it does not help. */
function vain(group: readonly Finding[], gate: GateReport): Part {
  const waivers = [...new Set(group.flatMap((one) => vainWaivers(one, gate)))]
  return waivers.map(
    (one) =>
      html`<p class="vain"><strong>Waiver <bdi>${one.waiver.ticket}</bdi></strong> ${standingWords(one, gate.at)} ${placeOf(one.waiver.path, one.waiver.span)}</p>`,
  )
}

/** Of what blocks by the trusted rules alone. */
function theirs(group: readonly (Finding | Problem)[], gate: GateReport): Part {
  const said = group.map((one) => [byTheirs(one, gate), 'rule' in one ? onceMerged(one, gate) : null].join(' ').trim())
  return [...new Set(said)].filter((one) => one !== '').map((one) => html`<p class="vain">${prose(one)}</p>`)
}

function problemCard(problem: Problem, gate: GateReport): Markup {
  const { severity, message, fix, path, span, code } = problem
  return html`<article class="finding ${severity === 'error' ? 'block' : 'note'}">
<h3 dir="auto">${prose(message)}</h3>
<p class="meta"><span class="tag">${severity === 'error' ? 'cannot be trusted' : 'note'}</span> ${placeOf(path, span)} <code class="rule">${code}</code></p>
<p class="fix"><strong>What to do:</strong> <span dir="auto">${prose(fix)}</span></p>
${theirs([problem], gate)}
</article>
`
}
