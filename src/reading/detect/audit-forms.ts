import { type Collected, type Reading, state } from '../collected.js'
import { isPlainText, type Section, type Unit } from '../structure/unit.js'
import { contextOf, oneLine } from './unit-context.js'

/** What a form asks for; as many of them make it a record. */
const QUESTIONS = ['form-when', 'form-why', 'form-who', 'form-what', 'form-outcome']
const FEWEST = 2
/** `- **Reason:** …`, `Date: ____`; a program's keys begin with a small letter. */
const LABEL = /^[\s>*_#[\]-]{0,12}(\p{Lu}[^:*]{0,40})\**:/u

/** A form in a fence, to be copied and filled in for each rollback. */
export function detectAuditForms(units: readonly Unit[], reading: Reading, into: Collected): void {
  const forms = new Map<Section, { unit: Unit; question: string }[]>()
  for (const unit of units) {
    const question = isPlainText(unit) ? questionOf(unit.text, reading) : undefined
    if (!question || !contextOf(unit, reading).scope.rollback) continue
    const form = forms.get(unit.section)
    if (form) form.push({ unit, question })
    else forms.set(unit.section, [{ unit, question }])
  }
  for (const form of forms.values()) {
    const asked = new Set(form.map(({ question }) => question))
    if (asked.size < FEWEST || !(asked.has('form-when') || asked.has('form-why') || asked.has('form-outcome'))) continue
    for (const { unit } of form) state(into, 'rollback.audit', [oneLine(unit.text)], unit, unit.span)
  }
}

function questionOf(text: string, { vocabulary }: Reading): string | undefined {
  const label = LABEL.exec(text)?.[1]
  if (!label) return undefined
  const said = vocabulary.says('audit').find(label)
  return QUESTIONS.find((name) => said.has(name))
}
