import type { ErrorObject } from 'ajv'
import { nearestWord } from './nearest-word.js'

/** What a schema says of a value, as far as messages tell it. */
export interface Expected {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Expected>>
}

/** One thing that is wrong, however many of a validator's errors it took to say so. Pointers are JSON pointers. */
export type Mistake =
  | { readonly type: 'key'; readonly pointer: string; readonly key: string; readonly known: readonly string[] }
  | { readonly type: 'key-form'; readonly pointer: string; readonly key: string; readonly expected: Expected }
  | { readonly type: 'missing'; readonly pointer: string; readonly key: string; readonly expected: Expected }
  | { readonly type: 'choice'; readonly pointer: string; readonly allowed: readonly string[] }
  | { readonly type: 'form'; readonly pointer: string; readonly expected: Expected; readonly isEmpty: boolean }
  | { readonly type: 'value'; readonly pointer: string; readonly expected: Expected }

/**
 * A validator's errors as mistakes. The schemas choose between shapes by `if`, which leaves only the errors of
 * the shape that fits; `anyOf` offers scalars only, and its branches are told as one.
 */
export function mistakesOf(errors: readonly ErrorObject[]): readonly Mistake[] {
  const mistakes: Mistake[] = []
  const ofValues = new Map<string, ErrorObject[]>()
  const ofNames = new Map<string, ErrorObject>()
  for (const error of errors) {
    const pointer = error.instancePath
    const expected = (error.parentSchema ?? {}) as Expected
    if (error.propertyName !== undefined) {
      ofNames.set(`${pointer}\n${error.propertyName}`, error)
    } else if (error.keyword === 'propertyNames') {
      const key = String(error.params['propertyName'])
      mistakes.push(nameMistake(pointer, key, ofNames.get(`${pointer}\n${key}`)))
    } else if (error.keyword === 'additionalProperties') {
      const key = String(error.params['additionalProperty'])
      mistakes.push({ type: 'key', pointer, key, known: Object.keys(expected.properties ?? {}) })
    } else if (error.keyword === 'required') {
      const key = String(error.params['missingProperty'])
      mistakes.push({ type: 'missing', pointer, key, expected: expected.properties?.[key] ?? {} })
    } else {
      const group = ofValues.get(pointer)
      if (group) group.push(error)
      else ofValues.set(pointer, [error])
    }
  }
  for (const [pointer, group] of ofValues) mistakes.push(...valueMistake(pointer, group))
  return withoutMisspelt(mistakes)
}

/** A misspelt key makes two errors, one too many and one missing; it is told once. */
function withoutMisspelt(mistakes: readonly Mistake[]): readonly Mistake[] {
  const found = new Set<string>()
  for (const mistake of mistakes) {
    if (mistake.type === 'key') found.add(`${mistake.pointer}\n${nearestWord(mistake.key, mistake.known)}`)
  }
  return mistakes.filter((mistake) => mistake.type !== 'missing' || !found.has(`${mistake.pointer}\n${mistake.key}`))
}

function nameMistake(pointer: string, key: string, error: ErrorObject | undefined): Mistake {
  if (error?.keyword === 'enum') return { type: 'key', pointer, key, known: allowedBy(error) }
  return { type: 'key-form', pointer, key, expected: (error?.parentSchema ?? {}) as Expected }
}

/** What says that something must stand there. */
const LEAST: ReadonlySet<string> = new Set(['minItems', 'minLength', 'minProperties'])

/** Wrong in itself, or nothing: an `if` also reports what is wrong further down, which has mistakes of its own. */
function valueMistake(pointer: string, group: readonly ErrorObject[]): readonly Mistake[] {
  const leaves = group.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
  const outermost = group.findLast((error) => (error.parentSchema as Expected | undefined)?.title !== undefined)
  const expected = ((outermost ?? group[0])?.parentSchema ?? {}) as Expected
  const others = leaves.filter(({ keyword }) => keyword !== 'type')
  if (leaves.length === 0) return []
  const isContainer = typeof leaves[0]?.data === 'object'
  const isEmpty = others.some(({ keyword }) => LEAST.has(keyword))
  if (isEmpty) return [{ type: 'form', pointer, expected, isEmpty }]
  if (isContainer || others.length === 0) return [{ type: 'value', pointer, expected }]
  const choices = others.filter(({ keyword }) => keyword === 'enum' || keyword === 'const')
  if (choices.length === others.length) return [{ type: 'choice', pointer, allowed: choices.flatMap(allowedBy) }]
  return [{ type: 'form', pointer, expected, isEmpty }]
}

function allowedBy(error: ErrorObject): readonly string[] {
  const { allowedValues, allowedValue } = error.params
  return Array.isArray(allowedValues) ? allowedValues.map(String) : [String(allowedValue)]
}
