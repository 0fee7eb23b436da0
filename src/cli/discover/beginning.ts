import { closeSync, openSync, readSync } from 'node:fs'

/** The first so many bytes of a file as text; nothing where it cannot be read. */
export function beginningOf(path: string, bytes: number): string {
  const buffer = Buffer.alloc(bytes)
  try {
    const handle = openSync(path, 'r')
    try {
      return buffer.toString('utf8', 0, readSync(handle, buffer))
    } finally {
      closeSync(handle)
    }
  } catch {
    return ''
  }
}
