import type { Mention, Span } from '../../model/index.js'
import { type Collected, reject, state } from '../collected.js'
import { digestIn } from '../quantities/versions.js'
import type { Unit } from '../structure/unit.js'

export const TARGET = 'rollback.target.explicit'
const FORM = 'rollback.target.form'

/** From the most to the least telling. */
const FORMS = ['concrete', 'concrete-example', 'range', 'parameterised', 'requirement-only', 'implicit']

/** Notes a concrete target. */
export function isTarget(
  into: Collected,
  unit: Unit,
  value: string,
  span: Span,
  { form = 'concrete', told }: { readonly form?: string; readonly told?: Mention['told'] } = {},
): void {
  state(into, TARGET, value, unit, span, told)
  const digest = digestIn(unit.text)
  if (digest && digest.toLowerCase() !== value.toLowerCase())
    state(into, 'rollback.target.digest', digest, unit, span, told)
  state(into, FORM, form, unit, span)
}

/** Notes something that speaks of the target without naming one artifact. */
export function isNoTarget(into: Collected, unit: Unit, form: string, because: string): void {
  reject(into, TARGET, unit.span, because)
  const before = into.mentions.length
  state(into, FORM, form, unit, unit.span)
  // Among equals the first decides where a finding points: at a step or a command rather than at an introduction.
  if (unit.number !== null || unit.command) into.mentions.unshift(...into.mentions.splice(before))
}

/**
 * A document has one form of target: the most telling that it uses anywhere. Where the answer itself leaves open which
 * of several versions it is, a version in a step does not close it.
 */
export function settleForm(into: Collected): void {
  const open = into.mentions.find(({ field, by, value }) => field === FORM && by === 'answer' && value === 'range')
  const closed = into.mentions.some(
    ({ field, by, state: is }) => field === TARGET && by === 'answer' && is === 'stated',
  )
  if (open && !closed) leaveOpen(into, open.span.line)
  const forms = into.mentions.filter((mention) => mention.field === FORM)
  const rank = (value: unknown) => FORMS.indexOf(String(value))
  const best = forms.toSorted((a, b) => rank(a.value) - rank(b.value))[0]
  const others = into.mentions.filter((mention) => mention.field !== FORM)
  // One by one: a document can say more than a call takes arguments.
  into.mentions.length = 0
  for (const mention of others) into.mentions.push(mention)
  if (best) into.mentions.push(best)
}

function leaveOpen(into: Collected, line: number): void {
  const kept: Mention[] = []
  for (const mention of into.mentions) {
    if (mention.field === TARGET)
      reject(into, TARGET, mention.span, `the answer in line ${line} leaves the target open`)
    else if (mention.field !== FORM || mention.by === 'answer') kept.push(mention)
  }
  into.mentions.length = 0
  for (const mention of kept) into.mentions.push(mention)
}
