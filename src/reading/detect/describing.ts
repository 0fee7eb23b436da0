import type { Vocabulary } from '../vocabulary.js'
import { opens, shortlyBefore } from '../wording/near.js'
import type { Hit, Hits } from '../wording/phrases.js'

/** `migrate:down` names a script; `run migrate:down` runs it. */
const SCRIPT = /\w:\w/
/** Nothing that orders or asks stands farther from what it means. */
const REACH = 300
/** What may be needed stands close behind the word that says so. */
const NEAR = 40

/** Why the words of an act only describe something, or null where they may order it. */
export function whyDescribed(whole: string, effect: string, { from, to }: Hit, vocabulary: Vocabulary): string | null {
  const find = (text: string) => vocabulary.says('describing').find(text)
  const before = whole.slice(Math.max(from - REACH, 0), from)
  const said = whole.slice(from, to)
  const after = whole.slice(to, to + REACH)
  const [earlier, own, later] = [find(before), find(said), find(after)]
  /** The text behind goes on with it at once, no mark between. */
  const goesOn = (name: string) => {
    const hit = later.first(name)
    return hit !== undefined && /^\s+$/.test(after.slice(0, hit.from))
  }
  if (shortlyBefore(before, earlier, 'asked', before.length, REACH, /[,;:.]/)) return 'asked or described, not ordered'
  if (later.has('see')) return 'names where it is described'
  if (goesOn('tells') && !goesOn('orders-it')) return 'tells what it is, orders nothing'
  if (shortlyBefore(before, earlier, 'left-to', before.length, REACH, /[,;:.]/) || leftTo(before + said + after, find))
    return 'leaves it to somebody else, orders nothing'
  if (after.startsWith(')') && opensBrackets(before, find)) return 'names the case in brackets'
  if (effect === 'database') {
    if (shortlyBefore(before, earlier, 'to-be-written', before.length, NEAR, /[.;:]/)) return 'still to be written'
    if (later.has('paper')) return 'a table on paper, not the database'
    if (goesOn('not-data') || (own.has('in-copy') && goesOn('spare'))) return 'not the data of the database'
    if (own.has('sql') && find(whole.slice(0, REACH)).has('reads')) return 'reads the database'
  }
  if (effect === 'secret' && !own.has('rotates') && pointsElsewhere(after, later)) return 'not the secret itself'
  if (effect === 'secret' && own.has('unused')) return 'tidies up what nobody uses'
  if (effect === 'secret' && goesOn('not-secret-altered') && !own.has('rotates')) return 'not the secret itself'
  if (effect === 'secret' && (goesOn('not-secret') || /^-\p{L}/u.test(after))) return 'not the secret itself'
  if (SCRIPT.test(said) && !earlier.has('order-before')) return 'names a script'
  if (effect === 'manual')
    return after.startsWith('-')
      ? 'says how it is meant, orders nothing'
      : whyNotByHand(whole, { before, said, after }, find, vocabulary)
  if (effect !== 'partial') return null
  if (said.includes('::')) return 'a directive, not a sentence'
  if (find(whole.slice(0, REACH)).has('watched')) return 'watches, changes nothing'
  if (own.has('whole')) return 'all of it, not a part'
  const limits = own.has('limit') || (own.has('only-roll') && opens(said, own.first('only-roll') as Hit))
  if (limits && (later.has('only-when') || later.has('only-in'))) return 'limits when or how, not what'
  return limits && earlier.has('a-noun') ? 'names it, orders nothing' : null
}

/** Why an act is told of rather than ordered: `we restored it in March`, `every night`, `not during a rollback`; a record tells what was done. */
export function whyTold(whole: string, { from, to }: Hit, past: boolean, vocabulary: Vocabulary): string | null {
  const find = (text: string) => vocabulary.says('describing').find(text)
  const before = whole.slice(Math.max(from - REACH, 0), from)
  const after = whole.slice(to, to + REACH)
  const later = find(after)
  if (later.has('not-in-rollback')) return 'not done in a rollback'
  const often = later.first('routinely')
  if (often && !/[.,;:]/.test(after.slice(0, often.from))) return 'done by routine, not in a rollback'
  if (past) return null
  if (find(before).has('case-before') && !/[,:;]/.test(before)) return 'a condition, not an act'
  if (find(whole.slice(from, to)).has('gerund') && later.has('told-behind')) return 'tells how it was, orders nothing'
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1)
  const told = find(sentence + whole.slice(from, to)).has('told-past') || find(sentence).has('told-past')
  if (told) return 'tells what was done once or thought of, orders nothing'
  const done = find(sentence + whole.slice(from, to)).has('past-first') && DATE.test(whole)
  return done ? 'tells what was done on a day, orders nothing' : null
}

/** `Update the credentials in the settings to point to this cluster`, in one sentence. */
function pointsElsewhere(after: string, later: Hits): boolean {
  const hit = later.first('points-elsewhere')
  return hit !== undefined && !/[.;]\s/.test(after.slice(0, hit.from))
}

const DATE = /\b\d{4}-\d\d-\d\d\b/

/** `Hotfix release`, and what somebody clicks or edits that goes through review all the same. */
function whyNotByHand(
  whole: string,
  { before, said, after }: Readonly<Record<'before' | 'said' | 'after', string>>,
  find: Find,
  vocabulary: Vocabulary,
): string | null {
  const own = find(said)
  if (own.has('looked-at')) return 'looks at it, changes nothing'
  if (own.has('by-pipeline')) return 'goes through review or the pipeline'
  const next = own.has('on-machine') ? find(after).first('not-machine') : undefined
  if (next && /^\s+$/.test(after.slice(0, next.from))) return 'not on the machine'
  if (own.has('noun-act') || (own.has('may-be-noun') && find(before).has('a-noun'))) return 'names it, orders nothing'
  if (shortlyBefore(before, find(before), 'possible', before.length, NEAR, /[.;:]/))
    return 'may be needed, is not ordered'
  const kind = own.has('fix') ? find(after).first('not-fix') : undefined
  if (kind && !/[\p{L}\p{N}.,;:(]/u.test(after.slice(0, kind.from))) return 'names a kind of release'
  if (own.has('fix') && !find(before + said + after).has('fixed-in-place')) return 'names a kind of release'
  if (own.has('hand') || own.has('clicked')) {
    const clause = clauseOf(before, said, after, find)
    if (find(clause).has('pipeline-started')) return 'starts the pipeline, which does it'
    const more = vocabulary.says('instructing').find(after.replace(/[.;][\s\S]*$/, ''))
    if (
      (find(clause).has('hand-looks') && !more.has('joined-order')) ||
      (own.has('clicked') && onlyLooks(after, find, vocabulary))
    )
      return 'looks at it, changes nothing'
  }
  if (find(whole.slice(0, REACH)).has('app-store')) return 'holds what the store hands out'
  const isReviewed = own.has('clicked') && find(whole.slice(0, REACH)).has('by-review')
  return isReviewed ? 'goes through review or the pipeline' : null
}

/** `In the console, find the newest snapshot`: what is done there comes behind the place, and nothing else does. */
function onlyLooks(after: string, find: Find, vocabulary: Vocabulary): boolean {
  const done = /^[,:]\s+([^.;]*)/.exec(after)?.[1] ?? ''
  if (!find(done).has('hand-looks')) return false
  const more = vocabulary.says('instructing').find(done)
  return !more.has('joined-order') && !vocabulary.says('actions').find(done).has('path-act') && !/,/.test(done)
}

/** Around an act up to the next mark or `and`. */
function clauseOf(before: string, said: string, after: string, find: Find): string {
  const begun = Math.max(before.search(LAST_MARK), find(before).all.findLast(({ name }) => name === 'and')?.to ?? 0)
  return before.slice(begun) + said + after.replace(/[.,;:][\s\S]*$/, '')
}

const LAST_MARK = /[.,;:]\s[^.,;:]*$/

type Find = (text: string) => Hits

/** `(restore)`, `(e.g. restore)`. */
function opensBrackets(before: string, find: Find): boolean {
  const at = before.lastIndexOf('(')
  const within = before.slice(at + 1).trim()
  return at >= 0 && (within === '' || find(within).has('for-instance'))
}

/** `Leave the rotation to the nightly job`: up to where it is left. */
const leftTo = (text: string, find: Find): boolean => find(text).has('left-to')
