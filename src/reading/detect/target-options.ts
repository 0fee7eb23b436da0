import type { Vocabulary } from '../vocabulary.js'

/** What a command gives to an option that says which version: `--to-revision=41`, `--version v1.2.3`. */
export const targetOption = (words: readonly string[], { keys }: Vocabulary): string | undefined =>
  valuesOf(words, keys('target-options'))[0]

/** What a command gives to a field that says it, behind an option that takes fields: `--set image.tag=v1.2.3`. */
export function targetField(words: readonly string[], { keys }: Vocabulary): string | undefined {
  const assignments = valuesOf(words, keys('field-options')).flatMap((value) => value.split(/[\s,]+/))
  return valuesOf(assignments, keys('target-fields'))[0]
}

/** The values of all named options, in order, whether they stand behind `=` or in the next word. */
function valuesOf(words: readonly string[], names: ReadonlySet<string>): readonly string[] {
  return words.flatMap((word, index) => {
    const equals = word.indexOf('=')
    const name = (equals < 0 ? word : word.slice(0, equals)).toLowerCase()
    if (!names.has(name) && !names.has(name.split('.').at(-1) ?? '')) return []
    const value = equals < 0 ? words[index + 1] : word.slice(equals + 1)
    return value ? [value] : []
  })
}
