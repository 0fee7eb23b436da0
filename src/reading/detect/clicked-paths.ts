import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hit } from '../wording/phrases.js'

/** What people write between the pages that they click through. */
const ARROW = /\s*(?:→|⇒|➜|➔|›|»|&gt;|[-=]{1,2}>|(?<=\s)>(?=\s))\s*/g
/** What a text without any of these holds none of. */
const MAY_HOLD = /[→⇒➜➔›»>]|&gt;/
/** The place that a path begins at, and the button that it ends at, are short. */
const NEAR = 80

/** `In the admin page → Releases → Redeploy`: a path through pages, from a place to an act; null where a text tells none. */
export function clickedPath({ text, type, pair }: Unit, vocabulary: Vocabulary): Hit | null {
  if (type === 'row' || !MAY_HOLD.test(text)) return null
  const arrows = [...text.slice(0, LONGEST).matchAll(ARROW)]
  const [first] = arrows
  const last = arrows.at(-1)
  if (!first || !last) return null
  const says = (said: string) => vocabulary.says('actions').find(said)
  // `In the console: Releases → Redeploy` has its place in the label.
  const begins = [pair?.label ?? '', text.slice(Math.max(first.index - NEAR, 0), first.index)].map(says)
  if (!begins.some((begun) => begun.has('path-place') || (begun.has('path-begins') && arrows.length > 1))) return null
  const from = last.index + last[0].length
  const act = says(text.slice(from, from + NEAR)).first('path-act')
  return act ? { ...act, name: 'manual', from: from + act.from, to: from + act.to } : null
}
/** Nobody tells a longer path. */
const LONGEST = 600
