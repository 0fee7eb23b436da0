import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { oneLine, saidBy } from '../detect/unit-context.js'
import { isUnfilled } from '../placeholders.js'
import { negationBefore, reasonAgainst } from '../polarity.js'
import { chainOf, type Section, type Unit } from '../structure/unit.js'
import type { Hit, Hits, Phrasebook } from '../wording/phrases.js'
import { nameOf } from './names.js'
import type { PartSection, Parts } from './parts.js'
import { isOpen } from './step-parts.js'

const CONTENTS = 'procedure.plan.contents'
const REVIEWED = 'procedure.plan.reviewed'

/** What the plan states that a procedure begins with, and whether it is reviewed. */
export function detectPlan(units: readonly Unit[], parts: Parts, reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get(CONTENTS)
  const isPlan = (section: Section) => planOf(section, parts) !== null
  const book = reading.vocabulary.says('procedure')
  for (const unit of units) {
    if (unit.command || unit.language !== null || unit.pointer !== undefined) continue
    const said = book.find(unit.text)
    const hit = said.first('plan-reviewed') ?? (isPlan(unit.section) ? said.first('reviewed-there') : undefined)
    if (hit) reviewed(unit, said, hit)
    if (!spec || !isPlan(unit.section) || isUnfilled(saidBy(unit), reading.vocabulary)) continue
    const name = unit.pair?.label ?? nameOf(denied(oneLine(unit.text), book))
    const above = titlesWithin(unit.section, parts).flatMap((title) => enumerated(spec, title, reading.vocabulary))
    const named = enumerated(spec, name, reading.vocabulary)
    const told = named.length > 0 ? named : enumerated(spec, denied(unit.text, book), reading.vocabulary)
    const contents = [...new Set([...above, ...told])]
    if (contents.length > 0) state(into, CONTENTS, contents, unit, unit.span)
  }
  for (const section of reading.outline.sections) {
    if (section.type !== 'line' && section.type !== 'lead-in') continue
    const hit = book.find(section.title).first('plan-reviewed')
    if (hit && !negationBefore(section.title, hit.from, reading.vocabulary))
      state(into, REVIEWED, true, { section }, section.span)
  }

  function reviewed(unit: Unit, said: Hits, hit: Hit): void {
    const { span, section } = unit
    const late = said.has('reviewed-late') && !said.has('reviewed-early') ? 'the review comes too late' : null
    const none = said.first('no-review')
    const against =
      late ??
      (none ? `negated by "${unit.text.slice(none.from, none.to)}"` : null) ??
      reasonAgainst(unit, reading.scopes, hit.from, hit.to)
    if (against) reject(into, REVIEWED, span, against)
    else if (isOpen(unit.text, hit, reading))
      into.mentions.push({ field: REVIEWED, state: 'unfilled', value: null, span, where: section.where, by: 'reading' })
    else state(into, REVIEWED, true, unit, span)
  }
}

/** `The plan does not state risks.`: a sentence that denies names nothing. */
const denied = (text: string, book: Phrasebook): string => (book.find(text).has('states-not') ? '' : text)

/** The plan that a section belongs to: what is named in it, such as `### Validation points`, is a part of it. */
function planOf(section: Section, parts: Parts): PartSection | null {
  for (let at = parts.of(section); at; at = at.within) if (at.part === 'plan') return at
  return null
}

/** The titles between a section and its part: `### Risks` below `## Plan`. */
function titlesWithin(section: Section, parts: Parts): readonly string[] {
  const part = planOf(section, parts)?.section
  const titles: string[] = []
  for (const one of chainOf(section)) {
    if (one === part || titles.length >= MOST_TITLES) break
    titles.push(one.title)
  }
  return titles
}

/** Deeper than anybody writes a plan. */
const MOST_TITLES = 4
