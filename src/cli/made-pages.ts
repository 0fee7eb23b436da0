import { type Dirent, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MADE, pathOf } from '../report/index.js'
import { beginningOf } from './discover/beginning.js'
import { lookAt } from './discover/look.js'

/** Bytes. A page says in its fourth line whose it is. */
const BEGINNING = 8192

/**
 * The pages of rules that lie in a folder, as `<pack>/<rule>.md`. Nothing else is looked at: no links are followed, and what
 * lies deeper, or was made for another folder of pages, is not of this one.
 */
export function pagesIn(folder: string): readonly string[] {
  const packs = entriesOf(folder).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  return packs.flatMap(({ name: pack }) =>
    entriesOf(join(folder, pack))
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map(({ name }) => `${pack}/${name}`)
      .filter((path) => packOf(beginningOf(join(folder, path), BEGINNING)) === pack),
  )
}

/** Whether a file was made, and may be made again. */
export function isMade(path: string): boolean {
  return lookAt(path).is === 'file' && beginningOf(path, BEGINNING).startsWith(MADE)
}

/** The folder that a page was made for; null where it is no page of a rule. */
function packOf(text: string): string | null {
  const rule = text.startsWith(MADE) ? /^`([^`]+)` of the pack /m.exec(text)?.[1] : undefined
  return rule === undefined ? null : dirname(pathOf(rule))
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
