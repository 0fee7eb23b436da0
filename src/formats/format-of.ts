import type { Format } from '../model/index.js'

const EXTENSIONS: ReadonlyMap<string, Format> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdown', 'markdown'],
  ['mkd', 'markdown'],
])

/** The format a file name stands for, by its extension in any case. */
export function formatOf(path: string): Format {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return (dot < 0 ? undefined : EXTENSIONS.get(name.slice(dot + 1).toLowerCase())) ?? 'unknown'
}

/** The format a text without a telling name is most likely written in; running text reads well as Markdown. */
export function guessFormat(text: string): Format {
  const opening = /^(?:\s*(?:#[^\n]*)?\n)*([^\n]*)/.exec(text.slice(0, 4000))?.[1] ?? ''
  if (/^\s*[{[]\s*(?:["{}[\]\d]|$)/.test(opening)) return 'json'
  if (/^%YAML|^["']?[\w.-]+["']?\s*:(?:\s|$)/.test(opening) && !/^#{1,6} /m.test(text)) return 'yaml'
  if (/^---\s*$/.test(opening) && !/\n---[ \t]*\n[\s\S]*\S/.test(text)) return 'yaml'
  return 'markdown'
}
