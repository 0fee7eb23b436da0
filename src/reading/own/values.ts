import type { FactType, Value } from '../../model/index.js'
import { amountOf } from '../quantities/amounts.js'
import type { Vocabulary } from '../vocabulary.js'

/** Types whose values have a form of their own. */
export type Formed = Exclude<FactType, 'text' | 'list'>

/** `unclear`: a value stands there, and something beside it turns it round or leaves it open. */
export type Told = { readonly value: Value } | 'nothing' | 'unclear'

/** `00:05:00`, where a length of time is asked for. */
const CLOCK = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/

/** The value that a text as a whole is, and null where anything else stands beside it. */
export function wholeValue(type: Formed, written: string, vocabulary: Vocabulary): Value | null {
  const text = written.replace(/\.$/, '')
  const { quantities } = vocabulary
  switch (type) {
    case 'boolean':
      return yesOrNo(text, vocabulary)
    case 'number':
      return NUMBER.test(text) ? Number(text) : null
    case 'quantity': {
      const isOpen = /[+?!*-]$/.test(text) || vocabulary.says('own').find(text).has('no-unit')
      return isOpen ? null : amountOf(text)
    }
    case 'duration':
      return quantities.loneDuration(text) ?? clock(text)
    case 'date':
      return quantities.loneDate(text)
    case 'period':
      return quantities.periodOf(text)
    case 'version':
      return quantities.loneVersion(text)
  }
}

function clock(text: string): number | null {
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? []
  return (hours && Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) || null
}

const TICK = /[✓✔✅☑]\uFE0F?/u
const CROSS = /[✗✘❌☒]\uFE0F?/u

/** `yes`, `No.`, `✅`, `✅ yes`. */
function yesOrNo(text: string, vocabulary: Vocabulary): boolean | null {
  const said = vocabulary.says('own').find(text)
  const [word] = [...(said.has('yes') ? [true] : []), ...(said.has('no') ? [false] : [])]
  const sign = text.replace(/[\p{L}\s.!]/gu, '')
  if (sign === '') return word ?? null
  const mark = sign.replace(TICK, '') === '' ? true : sign.replace(CROSS, '') === '' ? false : null
  if (mark === null || /\p{L}/u.test(text)) return mark === word ? mark : null
  return mark
}

/**
 * The one value that a sentence tells: `We watch it for 30 minutes before everybody gets it.` A word of negation,
 * comparison, choice or condition in it leaves nobody sure of what it says.
 */
export function toldValue(type: Formed, text: string, vocabulary: Vocabulary): Told {
  const whole = wholeValue(type, text, vocabulary)
  if (whole !== null) return { value: whole }
  if (type === 'boolean') return answerFirst(text, vocabulary)
  if (type !== 'duration' && type !== 'date' && type !== 'version') return 'nothing'
  const found = FOUND[type](text, vocabulary)
  const [one] = found
  if (!one) return 'nothing'
  if (new Set(found.map(({ value }) => value)).size > 1 || found.some(({ open }) => open)) return 'unclear'
  const isOpen = found.some(({ from, to }) => isTurnedAt(type, text, from, to, vocabulary))
  return isOpen || isTurned(text, vocabulary) ? 'unclear' : { value: one.value }
}

interface Place {
  readonly value: Value
  readonly from: number
  readonly to: number
  readonly open: boolean
}

const FOUND: Readonly<Record<'duration' | 'date' | 'version', (text: string, vocabulary: Vocabulary) => Place[]>> = {
  duration: (text, { quantities }) =>
    quantities.durationsIn(text).map(({ seconds, from, to, relative, open }) => ({
      value: seconds,
      from,
      to,
      open: relative || open === true || seconds === 0,
    })),
  date: (text, { quantities }) =>
    quantities.datesIn(text).map(({ value, from, to }) => ({
      value,
      from,
      to,
      open: quantities.loneDate(text.slice(from, to)) === null || ZONE.test(text.slice(to)),
    })),
  version: (text, { quantities }) =>
    quantities
      .versionsIn(text)
      .map((one) => ({ value: one.text, from: one.from, to: one.to, open: one.form !== 'concrete' })),
}

/** `10:00 PST`: a time somewhere. */
const ZONE = /^ ?[A-Z]{2,5}(?![\p{L}\d])/u
const REACH = 40
/** `> 5m`, `-5m`, `^1.2.0`; `5m+`, `5m x 12`. */
const SIGN_BEFORE = /[<>=≤≥~≈±^!+-]\s?$/
const SIGN_BEHIND = /^\s?[+?*×/]/

function isTurnedAt(type: Formed, text: string, from: number, to: number, vocabulary: Vocabulary): boolean {
  const before = text.slice(Math.max(0, from - REACH), from)
  if (SIGN_BEFORE.test(before) || SIGN_BEHIND.test(text.slice(to))) return true
  return type !== 'duration' && vocabulary.says('own').find(before).has('before')
}

function isTurned(text: string, vocabulary: Vocabulary): boolean {
  const said = vocabulary.says('own').find(text)
  return said.has('negates') || said.has('turns')
}

/** `Yes, this release touches card data.` */
function answerFirst(text: string, vocabulary: Vocabulary): Told {
  const said = vocabulary.says('own').find(text)
  const [yes, no] = [said.has('says-yes'), said.has('says-no')]
  const answers = vocabulary.says('answers').find(text)
  if (!yes && !no) return answers.has('plain-yes') || answers.has('plain-no') ? 'unclear' : 'nothing'
  return said.has('turns') || text.includes('?') || (yes && said.has('negates')) ? 'unclear' : { value: yes }
}
