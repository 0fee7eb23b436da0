import type { Vocabulary } from './vocabulary.js'
import { apart } from './wording/apart.js'
import type { Hits } from './wording/phrases.js'
import { normalName } from './wording/tokens.js'

/** What a title, a heading, a file name or a sentence says of the kind of its document, in words without punctuation. */
export const saidOf = (text: string, vocabulary: Vocabulary): Hits => vocabulary.says('kinds').find(text)

const VERSIONED = /(?:^|\s)v?\d+\.\d+(?:\.\d+)*\b/

/** Whether a title names something that is done to a system. */
export function isOperation(title: string, vocabulary: Vocabulary): boolean {
  const said = saidOf(normalName(title), vocabulary)
  return (said.has('operation') || VERSIONED.test(title)) && !said.has('told')
}

/** `Module 3: …`, `ADR-0012`, but not `Week 2 rollback`. */
const AFTER_NUMBER = /^\s*(?:$|\s[-–—|]|[:.—–|](?:\s|$))/u
const DECISION = /^[\s-]*(?:\d|n{2}|x{2}|:)/iu
const PART = /:\s|\s[-–—|]+\s|—/u

/**
 * Whether a title says that the text teaches, proposes or decides. What it is called after "of" or "for" is the thing
 * that is operated: the rollback of a module is no lesson, and a module with a number is.
 */
export function isLesson(title: string, vocabulary: Vocabulary): boolean {
  const said = saidOf(title, vocabulary)
  const goesOn = (name: string, pattern: RegExp) =>
    said.all.some((hit) => hit.name === name && pattern.test(title.slice(hit.to)))
  if (goesOn('lesson-number', AFTER_NUMBER) || goesOn('decision-number', DECISION)) return true
  const heads = title.split(PART).map((part) => headOf(normalName(part), vocabulary))
  if (heads[0]?.has('teaching-last') || saidOf(normalName(title), vocabulary).has('explains')) return true
  const last = heads.at(-1)
  if (heads.length > 1 && (last?.first('operated-last')?.from ?? 0) > 0) return false
  return (last?.has('teaching-last') ?? false) && !heads.some((head) => head.has('working-last'))
}

/** What a name says before the thing that it is about. */
function headOf(name: string, vocabulary: Vocabulary): Hits {
  const said = saidOf(name, vocabulary)
  const about = said.all.find((hit) => hit.name === 'about' && hit.from > 0)
  return about ? saidOf(name.slice(0, about.from), vocabulary) : said
}

/** Whether one of the folders of a path holds lessons, proposals or decisions. */
export const isLessonFolder = (path: string, vocabulary: Vocabulary): boolean =>
  path
    .split('/')
    .slice(0, -1)
    .some((folder) => saidOf(folder, vocabulary).has('lesson-folder'))

/** Going back on one's own machine or in an editor, which takes nothing out of production. */
export function isLocalUndo(title: string, vocabulary: Vocabulary): boolean {
  const said = saidOf(normalName(title), vocabulary)
  return said.has('undo') && said.has('local') && !said.has('in-production')
}

/** The same where a whole text is about it: a section on reverting the merge may be the way back of a release. */
export function isAboutUndo(title: string, path: string, vocabulary: Vocabulary): boolean {
  const said = saidOf(normalName(title), vocabulary)
  if (!said.has('undo') || said.has('in-production')) return false
  const own = said.has('local') || apart(said, 'edits', 'transaction-service') !== undefined
  return own && !saidOf(path, vocabulary).has('runbooks')
}

/** "{{tag}} rolled back": the template of a message. */
export const isAnnouncement = (title: string, vocabulary: Vocabulary): boolean =>
  /\{\{|\$\{|<\w/.test(title) && saidOf(title, vocabulary).has('rolled-back')
