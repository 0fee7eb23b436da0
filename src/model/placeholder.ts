/**
 * `{payments.approver}` in a message or a fix: a word in braces, alone. Its first group is the name. Behind a `$` and in
 * double braces stands text, for shells and templates have placeholders of their own: `${VERSION}`, `{{ version }}`. Of
 * text there is no group.
 */
export const PLACEHOLDER = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{([A-Za-z][\w.]*)\}/g

/** The names in a text that are filled in, in order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? [])
}
