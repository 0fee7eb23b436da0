/** How much may still be written, and how that is measured: characters of a comment, bytes of a job's summary. */
export interface Room {
  readonly most: number
  readonly sizeOf: (text: string) => number
}

/** What GitHub takes in a comment, in characters. */
export const COMMENT: Room = { most: 65_536, sizeOf: (text) => text.length }

/** UTF-8. */
export const bytes = (most: number): Room => ({ most, sizeOf: (text) => new TextEncoder().encode(text).length })

/** As many of the texts, in their order, as there is room for; each costs a line break more. */
export function fitting(texts: readonly string[], room: number, sizeOf: Room['sizeOf']): readonly string[] {
  let left = room
  const shown: string[] = []
  for (const text of texts) {
    left -= sizeOf(text) + 1
    if (left < 0) break
    shown.push(text)
  }
  return shown
}

/** As many items as there is room for, and how many there are besides. */
export function cut(items: readonly string[], room: number, sizeOf: Room['sizeOf']): string {
  const shown = fitting(items, room, sizeOf)
  const hidden = items.length - shown.length
  return [...shown, ...(hidden > 0 ? [`- and ${hidden} more`] : [])].join('\n')
}
