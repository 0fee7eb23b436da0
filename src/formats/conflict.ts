import { type Context, report } from './problem.js'
import { MERGE_CONFLICT } from './troubles.js'

/** A whole conflict, or a marker whose partners were lost. */
const CONFLICT =
  /^<{7}(?: [^\n]*)?\n(?:[^\n]*\n)*?={7}\n(?:[^\n]*\n)*?>{7}(?: [^\n]*)?$|^<{7}(?: [^\n]*)?$|^>{7} [\w/.-]+$/gm

/**
 * Reports conflicts that a merge left behind. Gives the text with the markers and the other side made blank, so that
 * the rest can be read and no place shifts.
 */
export function blankConflicts(context: Context): string {
  const { text } = context.map
  if (!/^(?:<{7}|>{7} )/m.test(text)) return text
  return text.replace(CONFLICT, (conflict, offset: number) => {
    report(context, MERGE_CONFLICT, offset, offset + 7)
    const ours = conflict.indexOf('\n')
    if (ours < 0) return blank(conflict)
    const theirs = conflict.search(/^(?:\|{7}(?: [^\n]*)?|={7})$/m)
    return blank(conflict.slice(0, ours)) + conflict.slice(ours, theirs) + blank(conflict.slice(theirs))
  })
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')
