import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { closeSegment, openSegments, removeSegment, startSegment, textAt } from './segments.js'

/** More files of entries than this are written into one. */
const MOST_SEGMENTS = 8
/** Days after which an entry that nobody used, or a configuration that nobody has, is forgotten. */
const FORGOTTEN = 30
const DAY = 86_400_000
const OURS = /^[0-9a-f]{32}$/

export const today = (): number => Math.floor(Date.now() / DAY)

/** Somebody uses it: told by its time, at most once a day. */
export function touch(folder: string): string {
  const now = new Date()
  if (now.getTime() - statSync(folder).mtimeMs > DAY) utimesSync(folder, now, now)
  return folder
}

/** Writes all entries into one file where there are many files, without those that nobody used for long. */
export function compact(folder: string, used: ReadonlySet<string>): void {
  const { slots, segments } = openSegments(folder)
  try {
    if (segments.length <= MOST_SEGMENTS) return
    const writer = startSegment(folder)
    for (const [key, slot] of slots) {
      const day = used.has(key) ? today() : slot.day
      const text = today() - day > FORGOTTEN ? null : textAt(slot)
      if (text !== null) writer.write(key, text, day)
    }
    writer.finish()
    for (const segment of segments) removeSegment(segment)
  } finally {
    for (const segment of segments) closeSegment(segment)
  }
}

/** Forgets configurations that nobody used for long, and what stopped runs left behind. */
export function prune(folder: string): void {
  const all = dirname(folder)
  const isOld = (path: string) => Date.now() - statSync(path).mtimeMs > FORGOTTEN * DAY
  for (const name of readdirSync(all)) {
    const path = join(all, name)
    if (name !== basename(folder) && OURS.test(name) && isOld(path)) rmSync(path, { recursive: true, force: true })
  }
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.unfinished') && isOld(path)) rmSync(path, { force: true })
  }
}
