import { type Context, report } from './problem.js'
import { MERGE_CONFLICT } from './troubles.js'

const OPENING = /^<{7}(?: |$)/
const BASE = /^\|{7}(?: |$)/
const MIDDLE = /^={7}$/
const CLOSING = /^>{7}(?: [\w/.-]|$)/

/**
 * Reports conflicts that a merge left behind. Gives the text with the markers and the other side made blank, so that
 * the rest can be read and no place shifts. A lone `>>>>>>>` needs a branch's name, as it may be a quote.
 */
export function blankConflicts(context: Context): string {
  const { text } = context.map
  if (!/^(?:<{7}|>{7} )/m.test(text)) return text
  let side: 'none' | 'ours' | 'theirs' = 'none'
  let offset = 0
  const lines = text.split('\n').map((line) => {
    const at = offset
    offset += line.length + 1
    const opens = OPENING.test(line)
    const closes = CLOSING.test(line) && (side !== 'none' || /^>{7} [\w/.-]+$/.test(line))
    const turns = side !== 'none' && (BASE.test(line) || MIDDLE.test(line))
    if (opens || (closes && side === 'none')) report(context, MERGE_CONFLICT, at, at + 7)
    if (opens) side = 'ours'
    else if (turns) side = 'theirs'
    const isBlank = opens || closes || side === 'theirs'
    if (closes) side = 'none'
    return isBlank ? ' '.repeat(line.length) : line
  })
  // Without a closing marker nobody knows where the other side ends: nothing but the marker is left out.
  return side === 'none' || side === 'ours'
    ? lines.join('\n')
    : text.replace(/^(?:<{7}|={7}).*$/gm, (marker) => ' '.repeat(marker.length))
}
