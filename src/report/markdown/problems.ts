import type { Problem } from '../../model/index.js'
import { placeCode, safe } from '../gate/markdown-text.js'
import { count } from '../printable.js'
import { table } from '../reference/markdown.js'
import { fitting, type Room } from './room.js'

const HEAD = table(['Where', 'Problem', 'What is so, and what to do'], []).split('\n')

/** What is wrong with the documents as texts, what cannot be trusted first. */
export function problemList(problems: readonly Problem[], room: number, sizeOf: Room['sizeOf']): readonly string[] {
  if (problems.length === 0) return []
  const sorted = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  const rows = sorted.map(({ severity, code, message, fix, path, span }) => {
    const said = `**${safe(message)}**<br>${safe(fix, 400)}`
    const sign = severity === 'error' ? '❓' : 'ℹ️'
    return table([placeCode(path, span.line), `${sign} ${code}`, said], []).split('\n')[0] as string
  })
  const shown = fitting(rows, room - sizeOf(HEAD.join('\n')) - 100, sizeOf)
  const hidden = rows.length - shown.length
  return [
    '### Problems',
    ...(shown.length > 0 ? [[...HEAD, ...shown].join('\n')] : []),
    ...(hidden > 0 ? [`and ${count(hidden, 'more problem')}.`] : []),
  ]
}
