import { isComplaint, withoutEmptyNegation } from './negation.js'
import type { Section, Unit } from './structure/unit.js'
import { chainOf } from './structure/unit.js'
import type { Vocabulary } from './vocabulary.js'
import type { Hits } from './wording/phrases.js'

/** What a section is about and how it is meant; worked out once per section. */
export interface Scope {
  /** Its own title's words and topics. */
  readonly words: Hits
  readonly topics: ReadonlySet<string>
  /** Topics of the nearest section that has any, this one included. */
  readonly nearest: ReadonlySet<string>
  /** Topics of this section and all above it. */
  readonly all: ReadonlySet<string>
  /** Part of a rollback: by the nearest title that speaks of rollback or of another operation, else by the document. */
  readonly rollback: boolean
  /** Below a heading on rollback, the title of the document aside, whatever the headings between say. */
  readonly within: boolean
  /** The nearest title that forbids what stands below, or null. */
  readonly forbidden: Section | null
  /** The nearest title that makes what stands below an example of something bad. */
  readonly example: Section | null
  /** A form inside the document, to be copied and filled in each time: its blanks are meant. A document that is a template has none. */
  readonly template: boolean
  /** A chapter that looks back or ahead: prevention, root cause, drills. */
  readonly aside: Section | null
  /** The nearest title that tells of another team, another release, or of what no longer holds. */
  readonly others: Section | null
  readonly phase: 'before' | 'during' | 'after'
}

export interface Scopes {
  readonly vocabulary: Vocabulary
  of(section: Section): Scope
  words(unit: Unit): Hits
}

/** What the title of a document says of everything in it. */
export interface Subject {
  /** The whole document is about rollback unless a section says otherwise. */
  readonly rollback: boolean
  /** It is about a change: what restores or recovers there undoes it. */
  readonly change: boolean
  /** About a change and its way back: the chapters on the change are none of the rollback. */
  readonly both: boolean
}

/** Scopes for one document. */
export function scopesOf(vocabulary: Vocabulary, subject: Subject): Scopes {
  const about = subject.rollback
  const known = new Map<Section, Scope>()
  const wordsOf = new Map<Unit, Hits>()
  return { vocabulary, of, words }

  function words(unit: Unit): Hits {
    let hits = wordsOf.get(unit)
    if (!hits) {
      hits = vocabulary.words.find(unit.text)
      wordsOf.set(unit, hits)
    }
    return hits
  }

  function of(section: Section): Scope {
    const ready = known.get(section)
    if (ready) return ready
    // Parents first, without recursion: a hostile document can nest thousands of keys.
    for (const one of [...chainOf(section)].reverse()) if (!known.has(one)) known.set(one, made(one))
    return known.get(section) as Scope
  }

  function made(section: Section): Scope {
    const above = section.parent ? (known.get(section.parent) as Scope) : null
    const words = vocabulary.words.find(section.title)
    const topics = topicsOf(vocabulary, section)
    const said = vocabulary.says('scope').find(section.title)
    const speaksOfRollback =
      goesBack(words, said) ||
      (section.type !== 'item' && (said.has('way-back') || (subject.change && said.has('way-back-of-change'))))
    const own = ownPhase(words) ?? (speaksOfRollback ? 'during' : null)
    const forbids =
      section.type !== 'comment' && isForbidding(vocabulary, section.title, words) && !said.has('condition')
    return {
      words,
      topics,
      nearest: nearestTopics(section, topics, above?.nearest),
      all: new Set([...topics, ...(above?.all ?? [])]),
      rollback:
        speaksOfRollback ||
        (section.type === 'heading' && leaves(words, subject) && !isStepOf(section, above, vocabulary)
          ? false
          : (above?.rollback ?? about)),
      within: (above?.within ?? false) || (section.type === 'heading' && section.depth > 1 && speaksOfRollback),
      forbidden: forbids ? section : (above?.forbidden ?? null),
      example: words.has('example') || isWrong(vocabulary, section.title) ? section : (above?.example ?? null),
      template:
        (topics.has('template') && section.type !== 'root' && section.depth !== 1) || (above?.template ?? false),
      aside:
        words.has('prevention') && !speaksOfRollback && isOutside(words, section.title)
          ? section
          : asideAbove(above, speaksOfRollback),
      others: said.has('others') && section.depth !== 1 ? section : (above?.others ?? null),
      phase: own ?? above?.phase ?? 'during',
    }
  }
}

/** Words that speak of going back, more than to undo one step of a change: `Undo the silence of the alert`. */
export function goesBack(words: Hits, said: Hits): boolean {
  if (!words.has('rollback') || !said.has('undoes-step')) return words.has('rollback')
  const steps = said.all.filter(({ name }) => name === 'undoes-step')
  return words.all.some(
    (one) => one.name === 'rollback' && !steps.some(({ from, to }) => from <= one.from && one.to <= to),
  )
}

/** A heading decides anew; a lead-in, an item, a comment, or a bold line about "this procedure" adds to what stands above. */
function nearestTopics(
  { type }: Section,
  own: ReadonlySet<string>,
  above: ReadonlySet<string> | undefined,
): ReadonlySet<string> {
  if (!above || own.size === 0) return above ?? own
  const decides =
    type === 'heading' || type === 'key' || (type === 'line' && [...own].some((topic) => topic !== 'steps'))
  return decides ? own : new Set([...own, ...above])
}

/** `Step 1: Deploy the release before` below a heading on rollback is a step of it, whatever it does. */
const isStepOf = ({ title }: Section, above: Scope | null, vocabulary: Vocabulary): boolean =>
  (above?.within ?? false) && (above?.rollback ?? false) && vocabulary.says('describing').find(title).has('step-number')

function ownPhase(words: Hits): Scope['phase'] | null {
  if (words.has('before')) return 'before'
  if (words.has('after')) return 'after'
  return null
}

/** In a document about rollback alone a chapter on deployment or recovery is still a part of it; in others it is not. */
const leaves = (words: Hits, { rollback, both }: Subject): boolean =>
  rollback && !both ? words.has('elsewhere') : words.has('other')

/** A document that is a drill or a history as a whole still tells of a rollback where a chapter is about one. */
function asideAbove(above: Scope | null, speaksOfRollback: boolean): Section | null {
  const aside = above?.aside ?? null
  const isTitle = aside !== null && (aside.type === 'root' || (aside.type === 'heading' && aside.depth === 1))
  return speaksOfRollback && isTitle ? null : aside
}

/** A title forbids by what it says, not by a word in it: `Never skip these` and `Don't panic` forbid nothing. */
function isForbidding(vocabulary: Vocabulary, title: string, words: Hits): boolean {
  const said = vocabulary.says('scope').find(title)
  if (said.has('denies') || (said.has('mistakes') && !said.has('mends'))) return true
  if (!words.has('forbidding') || isComplaint(title, vocabulary)) return false
  const meant = withoutEmptyNegation(title, vocabulary)
  return meant === title || vocabulary.words.find(meant).has('forbidding')
}

/** Said in the title itself, not in brackets beside it: `Steps (rehearsed in staging)` are steps. */
const isOutside = (words: Hits, title: string): boolean =>
  words.all.some(
    ({ name, from }) => name === 'prevention' && title.lastIndexOf('(', from) <= title.lastIndexOf(')', from),
  )

/** `Wrong:`, `Incorrect (do not copy)`; not `If the wrong version is live`. */
function isWrong(vocabulary: Vocabulary, title: string): boolean {
  const said = vocabulary.says('scope').find(title)
  return said.all.some(({ name, to }) => name === 'wrong' && ENDS_OR_EXPLAINS.test(title.slice(to)))
}

const ENDS_OR_EXPLAINS = /^\W*(?:$|[:(–—])/

/** Topics by the longest phrases of the title. A lead-in or item speaks only when it is short: it is a sentence, not a title. */
function topicsOf(vocabulary: Vocabulary, section: Section): ReadonlySet<string> {
  if (section.type === 'root' && !section.title) return new Set()
  // `Database rollback (if necessary)` is no `rollback if`: what stands in brackets is said beside.
  const hits = vocabulary.sections.find(section.title).all
  return new Set(hits.filter((hit) => !section.title.slice(hit.from, hit.to).includes('(')).map((hit) => hit.name))
}
