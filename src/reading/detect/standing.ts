import { fitsWithin } from '../answers/within.js'
import { type Collected, type Reading, state } from '../collected.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { isProse, oneLine } from './unit-context.js'

const STATUS = 'document.status'
const TOP = ['top']
const LONGEST = 120

/** `> **DRAFT** for discussion`, "This strategy has been superseded by …": what a document says of itself at its head, where it states no status. */
export function detectStanding(units: readonly Unit[], reading: Reading, into: Collected): void {
  const { vocabulary } = reading
  if (into.mentions.some(({ field }) => field === STATUS)) return
  for (const unit of units) {
    if (!isProse(unit) || unit.type === 'pair') continue
    const said = vocabulary.says('contract').find(unit.text)
    const standing = said.first('not-in-force') ?? said.first('banner')
    const word = said.all.find(
      ({ name, from }) => name === 'standing' && standing && from >= standing.from && from < standing.to,
    )
    if (!standing || !word || (standing.name === 'banner' && !isBanner(unit.text, word.from, word.to))) continue
    if (!fitsWithin(TOP, unit.section, STATUS, vocabulary) || reasonAgainst(unit, reading.scopes, word.from)) continue
    state(into, STATUS, oneLine(unit.text.slice(word.from, word.from + LONGEST)).toLowerCase(), unit, unit.span)
    return
  }
}

/** In capitals, or with nothing but a sign behind it: "Draft the announcement" asks for something. */
function isBanner(text: string, from: number, to: number): boolean {
  const word = text.slice(from, to)
  return word === word.toUpperCase() || /^\s*(?:$|[\s*_]*[.:!;,(–—-])/.test(text.slice(to))
}
