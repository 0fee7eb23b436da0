import type { Problem } from '../../model/index.js'
import { opening, placeCode, safe } from '../gate/markdown-text.js'
import { count } from '../printable.js'
import { code, table } from '../reference/markdown.js'
import { errors } from '../standing.js'
import { cut, fitting, type Room } from './room.js'

const HEAD = table(['Where', 'Problem', 'What is so, and what to do'], []).split('\n')

/** What cannot be trusted of the documents as texts. */
export function problemList(problems: readonly Problem[], room: number, sizeOf: Room['sizeOf']): readonly string[] {
  const wrong = errors(problems)
  if (wrong.length === 0) return []
  const rows = wrong.map(({ code: name, message, fix, path, span }) => {
    const said = `**${safe(message)}**<br>${safe(fix, 400)}`
    return table([placeCode(path, span.line), `❓&nbsp;${name}`, said], []).split('\n')[0] as string
  })
  const shown = fitting(rows, room - sizeOf(HEAD.join('\n')) - 100, sizeOf)
  const hidden = rows.length - shown.length
  return [
    '### Problems',
    ...(shown.length > 0 ? [[...HEAD, ...shown].join('\n')] : []),
    ...(hidden > 0 ? [`and ${count(hidden, 'more problem')}.`] : []),
  ]
}

/** What is worth knowing of how documents were read, folded away: they were read correctly all the same. */
export function noteList(problems: readonly Problem[], room: number, sizeOf: Room['sizeOf']): readonly string[] {
  const notes = problems.filter(({ severity }) => severity === 'note')
  if (notes.length === 0) return []
  const head = `<details><summary>${count(notes.length, 'note')} on how documents were read</summary>`
  const items = notes.map(({ code: name, message, path, span }) => {
    return `- ${opening(message)} ${placeCode(path, span.line)} ${code(name)}`
  })
  return [head, cut(items, room - sizeOf(head) - 100, sizeOf), '</details>']
}
