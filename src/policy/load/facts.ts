import type { FactSpec, ItemType, Parameter, Span, SubjectType } from '../../model/index.js'
import { bareName, OUTER } from '../evaluation/facts.js'
import type { Conditions } from '../pack.js'
import { type Context, mistake, unknownWord } from './context.js'

/** What the words of one rule may refer to. */
export interface Scope {
  /** Null where the rule does not say it properly: then facts of any subject are let through. */
  readonly subject: SubjectType | null
  /** The quantifiers around, from the inside outwards: the things that are asked about one by one. */
  readonly items: readonly ItemType[]
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Names of all parameters, those too whose own mistake is noted already. */
  readonly declared: ReadonlySet<string>
  /** Parameters that a condition compares with. */
  readonly used: Set<string>
  /** What the pack names. */
  readonly conditions: Conditions
  /** Names whose conditions are being read. */
  readonly open: readonly string[]
  readonly usedConditions: Set<string>
  /** Types of things that a quantifier of the rule asks about. */
  readonly quantified: Set<ItemType>
  /** How many conditions were read so far. */
  readonly count: { conditions: number }
}

/** Whether two names that are both visible mean the same fact of the same thing: `outer.release.name` is `release.name`. */
export function isSameFact(a: string, b: string, scope: Scope, { knowledge }: Context): boolean {
  if (bareName(a) !== bareName(b)) return false
  const subject = knowledge.catalogue.get(bareName(a))?.subject
  return subject !== undefined && depthOf(a, subject, scope) === depthOf(b, subject, scope)
}

/** How many things stand between the one that is asked about and the one whose fact it is. */
export function depthOf(name: string, subject: SubjectType, scope: Scope): number {
  const outward = (name.length - bareName(name).length) / OUTER.length
  const around = [...scope.items, scope.subject, 'document'].slice(outward)
  return outward + around.indexOf(subject)
}

/**
 * The fact of that name, if a rule about the scope's subject can ask for it: its own facts, the document's and those of
 * the things that quantifiers ask about. `outer.step.number` is that of the step around a quantifier.
 */
export function factIn(name: string, span: Span, scope: Scope, context: Context): FactSpec | null {
  if (name.startsWith(OUTER)) {
    const [, ...items] = scope.items
    if (scope.items.length > 0) return factIn(name.slice(OUTER.length), span, { ...scope, items }, context)
    const fix = `Write \`${bareName(name).slice(0, 60) || 'release.name'}\`, without "outer".`
    return mistake(
      context,
      'unknown-fact',
      span,
      'No quantifier is around this, so there is nothing outside of it.',
      fix,
    )
  }
  const { catalogue } = context.knowledge
  const spec = catalogue.get(name)
  const subjects: readonly (SubjectType | null)[] = ['document', scope.subject, ...scope.items]
  const isVisible = (one: FactSpec) => scope.subject === null || subjects.includes(one.subject)
  if (!spec) {
    if (context.knowledge.isMisdeclared?.(name)) return null
    const known = [...catalogue.values()].filter(isVisible).map((one) => one.name)
    return unknownWord(context, 'unknown-fact', span, 'fact', name, known)
  }
  if (isVisible(spec)) return spec
  const asks = scope.items[0] ?? (scope.subject === 'document' ? null : scope.subject)
  const message = `"${name}" is a fact of each ${spec.subject}, and ${asks ? `each ${asks}` : 'the document'} is asked here.`
  const fix = `Ask \`some: ${spec.subject}\` or \`every: ${spec.subject}\`, write \`for: ${spec.subject}\`, or use a fact of the document.`
  return mistake(context, 'fact-of-another-subject', span, message, fix)
}
