import type { Prose } from '../../model/index.js'
import { firstAt, marksFrom } from '../structure/prose.js'
import { nearOf, type Section, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Phrasebook } from '../wording/phrases.js'

/** `$ kubectl get pods`, `deploy@relay:~$ ls`: what somebody types; what stands below is what it prints. */
const PROMPT = /^(?:\$|>>>|[\w.-]{1,40}@[\w.-]{1,60}[:~ ][^\s$#]{0,80}[$#]) /
/** `2026-11-03T10:00:07`: a log says when to the second, a timeline of people does not. */
const LOGGED = /^\[?\d{4}-\d\d-\d\d[T_ ]\d\d:\d\d:\d\d/
/** Fences of these hold sessions, or anything. */
const OPEN: ReadonlySet<string> = new Set(['', 'console', 'shell-session', 'terminal', 'session'])

/** The lines of fences that a command printed: nobody fills them in. Typed lines are none of them. */
export function printedLines(units: readonly Unit[], says: Phrasebook): ReadonlySet<Unit> {
  const printed = new Set<Unit>()
  let said: Unit | null = null
  let fence: Prose | null = null
  let isOutput = false
  let isTyped = false
  for (const unit of units) {
    if (unit.language === null || !OPEN.has(unit.language)) {
      if (unit.language === null && unit.type !== 'command') said = unit
      continue
    }
    if (unit.type !== 'code') continue
    if (unit.prose !== fence) {
      fence = unit.prose
      isOutput = said !== null && isBelow(unit, said) && says.find(said.text).has('shows-output')
      isTyped = false
    }
    const goesOn: boolean = isTyped
    const isPrompt = PROMPT.test(unit.text)
    isTyped = (isPrompt || goesOn) && unit.text.endsWith('\\')
    if (isPrompt) isOutput = true
    else if ((isOutput || LOGGED.test(unit.text)) && !goesOn) printed.add(unit)
  }
  return printed
}

/** In the same chapter as the sentence, or led in by it. */
const isBelow = ({ section }: Unit, { section: above }: Unit): boolean => section === above || section.parent === above

/** `The alert _Queue on [host] is full_`: a message that is told of, with a blank for what it is about. */
export function isInMessage({ prose, from, text }: Unit, at: number, says: Phrasebook): boolean {
  const place = from + at
  // Marks stand in order, and few of them hold others.
  const end = firstAt(prose.marks, place + 1, (one) => one.from)
  const before = prose.marks.slice(Math.max(0, end - MOST_NESTED), end)
  const mark = before.find((one) => one.type === 'emphasis' && place < one.to)
  if (!mark || mark.from < from) return false
  const said = prose.text.slice(mark.from, Math.min(mark.to, mark.from + LONGEST)).replace(/\[[^\][]*\]/g, '')
  return (
    said.replace(/[^\p{L}]/gu, '').length >= LEAST &&
    says.find(text.slice(Math.max(0, mark.from - from - LONGEST), mark.from - from)).has('tells-message')
  )
}

const MOST_NESTED = 8
const LONGEST = 200
/** A message has more letters than its blanks. */
const LEAST = 6

/** `restore-XXX, where XXX is the number of the job`: what stands for it is said. */
export function isExplainedHere({ text }: Unit, written: string, says: Phrasebook): boolean {
  if (!/^X+$/.test(written)) return false
  let at = text.indexOf(written)
  for (let nth = 0; at >= 0 && nth < MOST_MENTIONS; nth++, at = text.indexOf(written, at + written.length)) {
    const before = text.slice(Math.max(0, at - NEARBY), at)
    const behind = text.slice(at + written.length, at + written.length + NEARBY)
    if (says.find(before).has('where-before') && says.find(behind).has('is-behind')) return true
  }
  return false
}

/** Nobody explains it later. */
const MOST_MENTIONS = 8

/** `Open the [list of hosts]`, where others have their address elsewhere: a link whose address is missing. */
export const isLink = ({ text }: Unit, at: number, written: string, { says, words }: Vocabulary): boolean =>
  SHORTCUT.test(written) &&
  !words.find(written).has('role') &&
  says('unfinished')
    .find(text.slice(Math.max(0, at - NEARBY), at))
    .has('points')

const SHORTCUT = /^\[[a-z]+(?: [a-z]+){1,5}\]$/
const NEARBY = 40

/** What stands below a label in the same item answers it, unless that is the next label. */
export function isAnsweredBelow(unit: Unit, next: Unit | undefined, says: Phrasebook): boolean {
  if (!next || !unit.entry) return false
  if (next.type === 'code' || next.type === 'command')
    return chapterOf(next) === chapterOf(unit) && !says.find(unit.pair?.label ?? '').has('asks-one')
  const inside = next.entry === unit.entry || next.entry?.outer === unit.entry
  return inside && (!next.pair || says.find(next.pair.label).has('to-do'))
}

/** What governs a unit, the items it stands in aside. */
function chapterOf({ section }: Unit): Section {
  for (const one of nearOf(section)) if (one.type !== 'item' && one.type !== 'lead-in') return one
  return section
}

/** `It should\nlook like this:` goes on with a sentence; a label begins one. */
export const goesOnWithSentence = ({ prose, from, text }: Unit): boolean =>
  /^[a-z]/.test(text) &&
  /[\p{L}\p{N},]\s+$/u.test(prose.text.slice(Math.max(0, from - NEARBY), from)) &&
  marksFrom(prose, from, from + 1).length === 0
