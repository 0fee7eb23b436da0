import type { EvidenceResult, GateReport } from '../../../model/index.js'
import { ageOf, ageWords, standingOf } from '../words.js'
import { stateIcon } from './icons.js'
import { html, type Markup, type Part } from './markup.js'
import { momentOf, placeOf, prose, section } from './parts.js'

const LOOKS = { holds: 'strong', 'too old': 'missing', fails: 'missing', unreadable: 'unknown' } as const
const WORDS = { holds: 'holds', 'too old': 'too old', fails: 'does not hold', unreadable: 'could not be read' } as const

/** What was seen of the world, and whether that is fresh enough to count. */
export function evidencePart(gate: GateReport): Markup | null {
  if (gate.evidence.length === 0) return null
  return section('evidence', 'Evidence', html`<ul class="cards">${gate.evidence.map((one) => card(one, gate))}</ul>`)
}

function card(result: EvidenceResult, gate: GateReport): Markup {
  const { demand, says, date } = result
  const standing = standingOf(result, gate.at)
  const look = LOOKS[standing]
  return html`<li class="evidence ${look}">
<p class="state">${stateIcon(look)}<span><strong>${WORDS[standing]}</strong></span></p>
<div>
<p class="name"><strong dir="auto">${demand.name}</strong> <span class="scope">${demand.question.type}</span></p>
<p dir="auto">${prose(says)}</p>
${freshness(result, gate.at)}
<p class="meta">${date === null ? null : ['From ', momentOf(date, undefined), '. ']}Asked at ${placeOf(demand.path, demand.span)}</p>
</div></li>
`
}

/** Age against how old it may be: in words, and as a bar that is full when it is too old. */
function freshness(result: EvidenceResult, at: string): Part {
  const words = ageWords(result, at)
  if (words === null) return null
  const { maxAge } = result.demand
  const age = Math.max(0, ageOf(result, at) ?? 0)
  const part = maxAge === null || maxAge <= 0 ? null : Math.min(100, Math.round((age / maxAge) * 100))
  const tooOld = maxAge !== null && age > maxAge
  const bar =
    part === null
      ? null
      : html`<svg class="age" width="100%" height="8" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="8" rx="4"/><rect class="fill ${tooOld ? 'old' : ''}" width="${Math.max(1, part)}%" height="8" rx="4"/></svg>`
  return html`<p class="fresh">${words}</p>${bar}`
}
