import { complain } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import type { Io } from './io.js'

/** Something that a run writes, and where to. */
export interface Destination {
  /** The option that asks for it, for messages: `-f sarif=out.sarif`. */
  readonly option: string
  /** Undefined: standard output. */
  readonly file: string | undefined
  /** Absolute paths of what the run reads and this must not replace; asked again before anything is made visible. */
  readonly reads: () => Iterable<string>
}

/** Opens all of them before anything is written; a number is the exit code after what is wrong was said. */
export async function openAll(destinations: readonly Destination[], io: Io): Promise<readonly Delivery[] | number> {
  const opened: Delivery[] = []
  const taken = new Set<string>()
  for (const { option, file, reads } of destinations) {
    const delivery = openDelivery(file, io, reads)
    if (typeof delivery === 'string') return complain(delivery, io)
    if (delivery.path !== null && taken.has(delivery.path)) {
      return complain(`${option} names ${file}, where another result of this run goes. Name a file for each.`, io)
    }
    if (delivery.path !== null) taken.add(delivery.path)
    opened.push(delivery)
  }
  return opened
}

/**
 * Writes every result where it goes. Files come first and get their names only when all of them are complete, so that a
 * full disk leaves none of them; what goes to standard output comes last.
 */
export async function deliverAll(
  results: readonly { readonly delivery: Delivery; readonly text: () => string }[],
): Promise<void> {
  const files = results.filter(({ delivery }) => delivery.path !== null)
  try {
    for (const { delivery, text } of files) await delivery.write(text())
    for (const { delivery } of files) delivery.check()
    for (const { delivery } of files) delivery.finish()
  } catch (error) {
    for (const { delivery } of files) delivery.abandon()
    throw error
  }
  for (const { delivery, text } of results) {
    if (delivery.path === null) await delivery.write(text())
  }
}
