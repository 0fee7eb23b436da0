import { keyOf, type RuleId, scalar, titleOf } from './rule-id.js'

/** What a first rule asks for: a fact, and how documents state it. */
export interface Asked {
  /** Declared in the pack.yaml that is written with the rule; null: gonogo knows the fact already. */
  readonly declared: { readonly pointer: string; readonly field: string } | null
  readonly fact: string
  /** Of the rule. */
  readonly title: string
  /** In the middle of a sentence. */
  readonly words: string
  /** Lines of a YAML document that state it, and of a Markdown document. */
  readonly yaml: string
  readonly markdown: string
}

/** A fact of one's own, called after the rule. */
export function ownFact({ pack, name }: RuleId): Asked {
  const key = keyOf(name)
  const field = titleOf(name)
  return {
    declared: { pointer: `/${key}`, field },
    fact: `${keyOf(pack)}.${key}`,
    title: `${field} is stated`,
    words: name.replaceAll('-', ' '),
    yaml: `${scalar(key)}: release manager`,
    markdown: `${field}: release manager`,
  }
}

/** A fact that gonogo knows, for a beginning. */
export function knownFact({ name }: RuleId): Asked {
  return {
    declared: null,
    fact: 'ownership.decision',
    title: titleOf(name),
    words: 'person or role that decides about a rollback',
    yaml: 'ownership:\n  decision: release manager',
    markdown: '## Ownership\n\nDecision: release manager',
  }
}

/** The lines below `facts:` that declare it; none where gonogo knows it. */
export function declarationOf({ declared, fact, words }: Asked): readonly string[] {
  if (!declared) return []
  return [
    `  ${fact}:`,
    '    type: text',
    `    description: The ${words}.`,
    '    from:',
    `      - { pointer: ${declared.pointer} }`,
    `      - { field: ${scalar(declared.field)} }`,
  ]
}
