import { readFileSync } from 'node:fs'

/** Whether a file is another one than at this moment: what another run has written in between is not written over. */
export function watchFile(absolute: string): () => boolean {
  const before = textOf(absolute)
  return () => textOf(absolute) !== before
}

export const MEANWHILE = 'changed while this ran, so it is not written over. Run it again.'

/** Null where it cannot be read. */
function textOf(absolute: string): string | null {
  try {
    return readFileSync(absolute, 'latin1')
  } catch {
    return null
  }
}
