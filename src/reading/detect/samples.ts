import type { Prose } from '../../model/index.js'
import { marksFrom } from '../structure/prose.js'
import type { Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'

/** `$ kubectl get pods`, `deploy@relay:~$ ls`: what somebody types; what stands below is what it prints. */
const PROMPT = /^(?:\$|>>>|[\w.-]{1,40}@[\w.-]{1,60}[:~ ][^\s$#]{0,80}[$#]) /
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
      isOutput = said !== null && says.find(said.text).has('shows-output')
      isTyped = false
    }
    const goesOn: boolean = isTyped
    const isPrompt = PROMPT.test(unit.text)
    isTyped = (isPrompt || goesOn) && unit.text.endsWith('\\')
    if (isPrompt) isOutput = true
    else if (isOutput && !goesOn) printed.add(unit)
  }
  return printed
}

/** `The alert _Queue on [host] is full_`: a message that is told of, with a blank for what it is about. */
export function isInMessage({ prose, from, text }: Unit, at: number, says: Phrasebook): boolean {
  const place = from + at
  const mark = prose.marks.find((one) => one.type === 'emphasis' && one.from <= place && place < one.to)
  if (!mark || mark.from < from) return false
  const said = prose.text.slice(mark.from, mark.to).replace(/\[[^\][]*\]/g, '')
  return (
    said.replace(/[^\p{L}]/gu, '').length >= LEAST && says.find(text.slice(0, mark.from - from)).has('tells-message')
  )
}

/** A message has more letters than its blanks. */
const LEAST = 6

/** `Open the [list of hosts]`, where others have their address elsewhere: a link whose address is missing. */
export const isLink = ({ text }: Unit, at: number, written: string, says: Phrasebook): boolean =>
  SHORTCUT.test(written) && says.find(text.slice(Math.max(0, at - NEARBY), at)).has('points')

const SHORTCUT = /^\[[a-z]+(?: [a-z]+){1,5}\]$/
const NEARBY = 40

/** What stands below a label in the same item answers it, unless that is the next label. */
export function isAnsweredBelow(unit: Unit, next: Unit | undefined, says: Phrasebook): boolean {
  if (!next || !unit.entry) return false
  if (next.type === 'code' || next.type === 'command') return true
  const inside = next.entry === unit.entry || next.entry?.outer === unit.entry
  return inside && (!next.pair || says.find(next.pair.label).has('to-do'))
}

/** `It should\nlook like this:` goes on with a sentence; a label begins one. */
export const goesOnWithSentence = ({ prose, from, text }: Unit): boolean =>
  /^[a-z]/.test(text) &&
  /[\p{L}\p{N},]\s+$/u.test(prose.text.slice(0, from)) &&
  marksFrom(prose, from, from + 1).length === 0
