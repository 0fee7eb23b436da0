import type { Problem } from './model/index.js'
import { momentIn } from './moment.js'

/**
 * What a request of the library is not although its types ask for it: programs without types call it too, and a clock
 * that is none would be taken for a moment at which everything is fresh.
 *
 * @returns problems with the path of the part, such as `rules[0].text`
 */
export function requestMistakes(request: unknown): readonly Problem[] {
  if (!isMap(request)) return [mistake('request', 'is no object', 'Write { sources: [{ path, text }], now }.')]
  const { sources, rules, config, now } = request
  const isConfig = config === undefined || typeof config === 'string'
  const isNow = typeof now === 'string' && momentIn(now) !== null
  return [
    ...listMistakes('sources', sources),
    ...(rules === undefined ? [] : listMistakes('rules', rules)),
    ...(isConfig ? [] : [mistake('config', 'is no text', 'Write what a gonogo.config.yaml holds, or leave it out.')]),
    ...(isNow ? [] : [mistake('now', 'is no time', 'Write an ISO 8601 time, such as 2026-11-27T18:00:00Z.')]),
  ]
}

function listMistakes(name: string, list: unknown): readonly Problem[] {
  if (!Array.isArray(list)) return [mistake(name, 'is no list', 'Write a list of { path, text }.')]
  return Array.from(list as readonly unknown[]).flatMap((source, index) => {
    const of = isMap(source) ? source : {}
    return ['path', 'text']
      .filter((key) => typeof of[key] !== 'string')
      .map((key) => mistake(`${name}[${index}].${key}`, 'is no text', 'Write { path, text }, both of them texts.'))
  })
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function mistake(path: string, is: string, fix: string): Problem {
  const span = { line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { code: 'request', severity: 'error', message: `The part "${path}" ${is}.`, fix, path, span }
}
