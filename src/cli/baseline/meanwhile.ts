import { readFileSync } from 'node:fs'
import { complain } from '../complain.js'
import type { Delivery } from '../deliver.js'
import type { Io } from '../io.js'

/** Whether a file is another one than at this moment: what another run has written in between is not written over. */
export function watchFile(absolute: string): () => boolean {
  const before = textOf(absolute)
  return () => textOf(absolute) !== before
}

/** Writes the file anew, or gives the exit code after it was said that another run has written it. */
export async function deliverOver(
  text: string,
  path: string,
  delivery: Delivery,
  isOther: () => boolean,
  io: Io,
): Promise<number | null> {
  await delivery.write(text)
  if (isOther()) {
    delivery.abandon()
    return complain(`${path} changed while this ran, so it is not written over. Run it again.`, io)
  }
  delivery.finish()
  return null
}

/** Null where it cannot be read. */
function textOf(absolute: string): string | null {
  try {
    return readFileSync(absolute, 'latin1')
  } catch {
    return null
  }
}
