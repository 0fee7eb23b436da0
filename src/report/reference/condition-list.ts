import type { Condition } from '../../model/index.js'
import { conditionSays, quantifiedWords, type Speech, testWords } from '../condition-words.js'

/** A condition as a nested list, one line a question. */
export function conditionList(condition: Condition, speech: Speech, indent = ''): readonly string[] {
  const nested = (children: readonly Condition[]): readonly string[] =>
    children.flatMap((child) => conditionList(child, speech, `${indent}  `))
  if ('all' in condition) return [`${indent}- all of these:`, ...nested(condition.all)]
  if ('any' in condition) return [`${indent}- at least one of these:`, ...nested(condition.any)]
  if ('not' in condition) return [`${indent}- not so:`, ...nested([condition.not])]
  if ('condition' in condition) {
    return [`${indent}- ${speech.code(condition.condition)}, that is:`, ...nested([condition.is])]
  }
  if (!('quantifier' in condition)) return [`${indent}- ${testWords(condition, speech)}`]
  const { require } = condition
  const isPlain = require === null || !('all' in require || 'any' in require || 'not' in require)
  if (isPlain) return [`${indent}- ${conditionSays(condition, speech)}`]
  return [`${indent}- ${quantifiedWords({ ...condition, require: null }, speech)}:`, ...nested([require])]
}
