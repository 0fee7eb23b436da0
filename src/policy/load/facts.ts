import type { FactSpec, Parameter, Span, SubjectType } from '../../model/index.js'
import { type Context, mistake, unknownWord } from './context.js'

/** What the words of one rule may refer to. */
export interface Scope {
  /** Null where the rule does not say it properly: then facts of any subject are let through. */
  readonly subject: SubjectType | null
  readonly parameters: ReadonlyMap<string, Parameter>
  /** Names of all parameters, those too whose own mistake is noted already. */
  readonly declared: ReadonlySet<string>
  /** Parameters that a condition compares with. */
  readonly used: Set<string>
}

/** The fact of that name, if a rule about the scope's subject can ask for it: its own facts and the document's. */
export function factIn(name: string, span: Span, scope: Scope, context: Context): FactSpec | null {
  const { catalogue } = context.knowledge
  const spec = catalogue.get(name)
  const isVisible = (one: FactSpec) =>
    one.subject === 'document' || one.subject === scope.subject || scope.subject === null
  if (!spec) {
    const known = [...catalogue.values()].filter(isVisible).map((one) => one.name)
    return unknownWord(context, 'unknown-fact', span, 'fact', name, known)
  }
  if (isVisible(spec)) return spec
  return mistake(
    context,
    'fact-of-another-subject',
    span,
    `"${name}" is a fact of each ${spec.subject}, and this rule asks about ${scope.subject === 'document' ? 'the document' : `each ${scope.subject}`}.`,
    `Write \`for: ${spec.subject}\`, or use a fact of the document.`,
  )
}
