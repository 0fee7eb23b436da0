import type { GateReport, Pillar, PillarReport } from '../../../model/index.js'
import { PILLARS } from '../../../model/index.js'
import { count, shorten } from '../../printable.js'
import { factWords, QUESTIONS, STATES } from '../words.js'
import { stateIcon } from './icons.js'
import { html, type Markup } from './markup.js'
import { folded, placeOf, quoted, section } from './parts.js'

/** Answers that a pillar shows at once, and letters of one. */
const SHOWN = 3
const LONG = 160

/** What the documents answer to the four questions, in their own words. */
export function pillarsPart({ report }: GateReport): Markup {
  const cards = PILLARS.map((pillar) => card(pillar, report.pillars[pillar]))
  return section('pillars', 'Four pillars', html`<div class="pillars">${cards}</div>`)
}

function card(pillar: Pillar, { state, evaluated, because, answers }: PillarReport): Markup {
  const why = evaluated === 0 ? 'nothing was asked' : STATES[state]
  const findings = because.length === 0 ? '' : `, ${count(because.length, 'finding')}`
  const stated = answers.filter((answer) => answer.state === 'stated')
  const facts = new Set(stated.map(({ fact }) => fact))
  // One answer to each question before the second of any.
  const first = stated.filter(({ fact }) => facts.delete(fact))
  const sorted = [...first, ...stated.filter((answer) => !first.includes(answer))]
  const known = new Set(stated.map(({ fact }) => fact))
  const open = [...new Set(answers.map(({ fact }) => fact))].filter((fact) => !known.has(fact)).sort()
  const rest = sorted.slice(SHOWN)
  return html`<article class="pillar ${state}">
<h3>${pillar}</h3>
<p class="state">${stateIcon(state)}<span><strong>${state}</strong> <small>${why}${findings}</small></span></p>
<p class="question">${QUESTIONS[pillar]}</p>
${sorted.length > 0 ? list(sorted.slice(0, SHOWN)) : html`<p class="none">The documents answer nothing.</p>`}
${open.length > 0 ? html`<p class="open">Not answered: ${open.map(factWords).join(', ')}.</p>` : null}
${rest.length > 0 ? folded(count(rest.length, 'more answer'), list(rest)) : null}
</article>
`
}

function list(answers: PillarReport['answers']): Markup {
  return html`<dl>${answers.map(
    ({ fact, value, path, span }) =>
      html`<dt>${factWords(fact)}</dt><dd>${quoted(shorten(value, LONG))} ${placeOf(path, span)}</dd>`,
  )}</dl>`
}
