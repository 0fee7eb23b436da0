import { withoutEmptyNegation } from './negation.js'
import type { Scopes } from './scope.js'
import { firstAt } from './structure/prose.js'
import { chainOf, type Unit } from './structure/unit.js'
import type { Vocabulary } from './vocabulary.js'
import { hitsOf, opens, shortlyBefore } from './wording/near.js'
import type { Hit } from './wording/phrases.js'
import { rememberedBy } from './wording/remembered.js'

/** Why a sentence that names an act, from `at` to `to`, does not instruct it, or null where it does. */
export function reasonAgainst(unit: Unit, scopes: Scopes, at = unit.text.length, to = at): string | null {
  const host = unit.host ?? unit
  const scope = scopes.of(unit.section)
  const { vocabulary } = scopes
  if (host.checked === false && isOptionList(host, vocabulary)) return 'an unticked option is not chosen'
  if (unit.quoted && scope.example) return 'quoted as an example'
  if (scope.example) return `under "${scope.example.title}", an example of what not to do`
  if (scope.forbidden) return `under "${scope.forbidden.title}", which forbids it`
  if (isStruck(host, unit.host ? unit.from - unit.host.from : at)) return 'struck through'
  if (unit.type === 'command' && !unit.host) return null
  const place = unit.host ? unit.from - unit.host.from : at
  // Without a place of its own the whole command is meant.
  const behind = place + (unit.host && at === to ? unit.text.length : to - at)
  return reasonWithin(host.text, place, behind, vocabulary)
}

/** What the words of a text say against the act between two places; many readers ask of the same ones. */
function reasonWithin(text: string, place: number, behind: number, vocabulary: Vocabulary): string | null {
  const known = reasonsBy(text, vocabulary)
  const key = place * FARTHEST + behind
  const ready = known.get(key)
  if (ready !== undefined) return ready
  const reason = reasonIn(text, place, behind, vocabulary)
  known.set(key, reason)
  return reason
}

/** Texts longer than this are not remembered, so no two places have one key. */
const FARTHEST = 65_536
const reasonsBy = rememberedBy((_text: string, _vocabulary: Vocabulary) => new Map<number, string | null>())

function reasonIn(text: string, place: number, behind: number, vocabulary: Vocabulary): string | null {
  if (isBad(text, vocabulary)) return 'quoted as a bad example'
  const negated =
    negationBefore(text, place, vocabulary) ??
    refusalAfter(text, place, behind, vocabulary) ??
    refusedAsLabel(text, behind, vocabulary)
  return negated ? `negated by "${negated}"` : null
}

/** `~~Restore the database.~~`: the text around the place is struck through. */
function isStruck({ prose, from, text }: Unit, place: number): boolean {
  const at = from + Math.min(place, text.length - 1)
  const begun = firstAt(prose.marks, at + 1, (mark) => mark.from)
  for (let nth = Math.max(begun - NESTED, 0); nth < begun; nth++) {
    const mark = prose.marks[nth]
    if (mark?.type === 'delete' && at < mark.to) return true
  }
  return false
}

/** Marks that may begin inside a struck-through text before the place. */
const NESTED = 8

/** `Bad: "rotate all keys"`. */
function isBad(text: string, vocabulary: Vocabulary): boolean {
  const begin = text.slice(0, REACH)
  const bad = vocabulary.says('polarity').find(begin).first('bad')
  return bad !== undefined && /^\W*:/.test(begin.slice(bad.to))
}

/** The negation that governs position `at` of a sentence, or null: in the same clause and before it, or `no hotfix available`. */
export function negationBefore(text: string, at: number, vocabulary: Vocabulary): string | null {
  const begin = Math.max(at - REACH, 0)
  const before = at > 0 ? saidBefore(text.slice(begin, at), vocabulary) : null
  if (before !== null) return before
  const around = text.slice(begin, at + REACH)
  const noun = vocabulary
    .says('polarity')
    .find(around)
    .all.find((hit) => hit.name === 'no-act' && begin + hit.from <= at && at < begin + hit.to)
  if (noun) return around.slice(noun.from, noun.to)
  return at > 0 ? saidRightBefore(text.slice(begin, at), vocabulary) : null
}

/** What negates whatever comes behind a text, in the clause it ends with. */
function saidBefore(text: string, vocabulary: Vocabulary): string | null {
  const clause = withoutEmptyNegation(text, vocabulary)
  const hits = vocabulary.says('polarity').find(clause)
  if (!hits.has('negation') && !hits.has('omitted')) return null
  const start = endOfClauses(clause, vocabulary)
  const found = longest(hitsOf(hits, 'negation').filter(({ from }) => from >= start))
  const left = shortlyBefore(clause, hits, 'omitted', clause.length, CLOSE, /[,;:.]/)
  const isOver = left && hitsOf(hits, 'next').some(({ from }) => from >= left.to)
  const said = found ?? (isOver ? undefined : left)
  return said && said.from >= start ? clause.slice(said.from, said.to) : null
}

/** The same of what negates nothing but the next words. */
function saidRightBefore(text: string, vocabulary: Vocabulary): string | null {
  const clause = withoutEmptyNegation(text, vocabulary)
  const none = vocabulary.says('polarity').find(clause).first('right-before')
  if (!none || !AT_ONCE.test(clause.slice(none.to))) return null
  return none.from >= endOfClauses(clause, vocabulary) ? clause.slice(none.from, none.to) : null
}

/** No clause is longer; a document can be one sentence of a megabyte. */
const REACH = 300
const CLOSE = 30

/** Of those that begin first, the longest. */
const longest = ([first, ...rest]: readonly Hit[]): Hit | undefined =>
  first && rest.reduce((best, one) => (one.from === best.from && one.to > best.to ? one : best), first)

/** Where the last clause of a text begins. */
function endOfClauses(clause: string, vocabulary: Vocabulary): number {
  const hits = vocabulary.says('polarity').find(clause)
  const behind = (name: string, mark: RegExp) =>
    hitsOf(hits, name)
      .filter(({ from }) => mark.test(clause.slice(Math.max(from - 2, 0), from)))
      .at(-1)?.to ?? 0
  const sentence = ENDS.reduce((last, end) => Math.max(last, clause.lastIndexOf(end) + 1), 0)
  return Math.max(
    sentence,
    behind('turns', / $/),
    behind('turns-after-comma', /, $/),
    behind('turns-in-brackets', / \($/),
    sentence + endOfCondition(clause.slice(sentence), vocabulary),
  )
}

const ENDS = [';', '. ', '.\n', ' — ']

/** What refuses the act named at `at` behind it: `Database restores are forbidden`, `a restore is not needed`. */
function refusalAfter(text: string, at: number, to: number, vocabulary: Vocabulary): string | null {
  const polarity = vocabulary.says('polarity')
  const clause = withoutEmptyNegation(untilItGoesOn(text.slice(at, at + REACH), vocabulary), vocabulary)
  const hits = polarity.find(clause)
  const refused = hits.first('refused')
  if (refused) return clause.slice(refused.from, refused.to)
  const denied = hits.first('not-done')
  if (!denied || hits.has('joins') || /[,:]/.test(clause.slice(Math.min(to - at, denied.from), denied.from)))
    return null
  // From the very beginning, "is not" may be said of anything in the sentence, unless it follows at once.
  const behind = text.slice(to, to + REACH)
  const next = polarity.find(behind).first('not-done')
  return at > 0 || denied.to <= to - at || (next && /^\s+$/.test(behind.slice(0, next.from)))
    ? clause.slice(denied.from, denied.to)
    : null
}

/** `Down migrations: forbidden`, `Data migration | none`: a value that is a refusal behind the act as its label. */
function refusedAsLabel(text: string, to: number, vocabulary: Vocabulary): string | null {
  const behind = text.slice(to, to + REACH)
  const mark = LABELLED.exec(behind)?.[0]
  if (mark === undefined) return null
  const value = behind.slice(mark.length)
  const polarity = vocabulary.says('polarity')
  const refused = hitsOf(polarity.find(value), 'refused-value').reduce<Hit | null>(
    (best, one) => (best && best.to >= one.to ? best : one),
    null,
  )
  if (!refused) return null
  const rest = value.slice(refused.to)
  return ENDED.test(rest) || polarity.find(rest).has('refused-on') ? value.slice(refused.from, refused.to) : null
}

/** What parts a label from its value. */
const LABELLED = /^["'`*_)\s]{0,6}(?::|[|–—]|\s-\s|=|→)["'`*_\s]{0,6}/
const ENDED = /^["'`*_)\s]{0,6}(?:$|[.,;(|!–—]|-\s)/
const AT_ONCE = /^[\s"'`*_([]*$/

/** A clause up to where it goes on with something of its own. */
function untilItGoesOn(text: string, vocabulary: Vocabulary): string {
  const mark = text.search(/[;(]|[.—]\s/)
  const said = mark < 0 ? text : text.slice(0, mark)
  const word = vocabulary.says('polarity').find(said).first('goes-on')
  return word ? said.slice(0, word.from) : said
}

/** `If the upgrade is not working, restore …`, `Instead of a restore, redeploy`: what comes first says nothing of what follows it. */
function endOfCondition(clause: string, vocabulary: Vocabulary): number {
  const hits = vocabulary.says('polarity').find(clause)
  const first = hits.first('opens')
  if (!first || !opens(clause, first)) return 0
  return Math.max(clause.lastIndexOf(',') + 1, hitsOf(hits, 'supposed-until').at(-1)?.to ?? 0)
}

/** True where `at` stands inside a condition (`if rollback depends on a restore, …`): it is supposed, not instructed. */
export function isSupposed(text: string, at: number, vocabulary: Vocabulary): boolean {
  const hits = vocabulary.says('polarity').find(text)
  if (!hits.has('supposes')) return false
  const mark = text.search(/[,:]/)
  const word = hits.first('supposed-until')
  const ends = [mark < 0 ? [] : mark, word ? word.from : []].flat()
  return ends.length > 0 && at < Math.min(...ends)
}

/** A list of boxes whose labels name options rather than duties: it stands under a question or a choice. */
function isOptionList(unit: Unit, vocabulary: Vocabulary): boolean {
  for (const section of chainOf(unit.section)) {
    if (vocabulary.says('polarity').find(section.title).has('options')) return true
    if (section.type === 'heading') return false
  }
  return false
}
