import type { FactSpec, Value } from '../../model/index.js'
import { whyNoAnswer, whyShrug } from '../denial.js'
import { wholeValue } from '../own/values.js'
import { isToCome, isUnfilled, placeholdersIn } from '../placeholders.js'
import { amountOf } from '../quantities/amounts.js'
import { isTurned, isUnsure, upperBoundsIn } from '../upper-bounds.js'
import type { Vocabulary } from '../vocabulary.js'
import type { Hits } from '../wording/phrases.js'
import { type Answer, saidIn, stated, UNREADABLE } from './answer.js'
import { decisionAnswer, isDoubted, isPlanned, reversibleAnswer } from './decisions.js'
import { isRefusal } from './drill-results.js'
import { whyNoPerson } from './nobody.js'

export type { Answer }

const FAILURE = 'rollback.failureHandling'
const TARGETS = new Set(['rollback.target.explicit', 'component.target'])

/** Reads `text` as the value of a fact of the catalogue. */
export function answerFor(spec: FactSpec, text: string, vocabulary: Vocabulary, whole = false): Answer {
  const plain = unwrapped(text)
  if (isUnfilled(plain, vocabulary) || isLeftOpen(spec, plain, vocabulary)) return { state: 'unfilled', value: null }
  const because = mayDeny(spec, vocabulary) ? null : whyNoPerson(spec, plain, vocabulary)
  if (because) return { state: 'rejected', because }
  const said = saidIn(plain, vocabulary)
  switch (spec.type) {
    case 'duration':
      // Of several lengths the shortest may be meant.
      if (spec.name === 'incident.timeLeft') return known(wholeValue('duration', plain, vocabulary))
      return isVague(spec, plain, vocabulary) ? UNREADABLE : durationAnswer(spec, plain, vocabulary)
    case 'date':
      if (isPlanned(spec, plain, vocabulary)) return UNREADABLE
      return dateAnswer(plain, vocabulary)
    case 'period':
      return known(vocabulary.quantities.periodOf(plain))
    case 'quantity':
      return known(amountOf(plain))
    case 'number':
      return known(/^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null)
    case 'boolean':
      if (spec.name === 'change.reversible') return reversibleAnswer(plain, vocabulary)
      // `unknown` is no no where somebody is about to act on it.
      if (spec.name.startsWith('incident.')) return known(wholeValue('boolean', plain, vocabulary))
      return stated(
        spec.name === 'rollback.delay.justified'
          ? said.has('justified') && !said.has('unjustified')
          : said.has('yes') || !(said.has('no') || said.has('bad') || whyNoAnswer(plain, vocabulary) !== null),
      )
    case 'version':
      return TARGETS.has(spec.name) ? targetAnswer(plain, vocabulary) : stated(plain)
    case 'list':
      return listAnswer(spec, plain, vocabulary, whole)
    default:
      return textAnswer(spec, plain, vocabulary)
  }
}

/** What is still to come is no answer; to a question of yes or no it says no, and `pending` may be a value. */
function isLeftOpen(spec: FactSpec, text: string, vocabulary: Vocabulary): boolean {
  if (spec.type === 'boolean' || TARGETS.has(spec.name) || enumerated(spec, text, vocabulary).length > 0) return false
  return isToCome(text, vocabulary)
}

/** A text without the quotes and stars around it; a pattern would go through a run of blanks from each of them. */
export function unwrapped(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && /[\s"'`*]/.test(text[from] as string)) from++
  // The star of `2.14.*` is a part of it.
  while (to > from && /[\s"'`*]/.test(text[to - 1] as string) && !(text[to - 1] === '*' && text[to - 2] === '.')) to--
  return text.slice(from, to)
}

function textAnswer(spec: FactSpec, text: string, vocabulary: Vocabulary): Answer {
  if (spec.name === 'approval.decision') return decisionAnswer(spec, text, vocabulary)
  if (isShrug(spec, text, vocabulary)) return { state: 'rejected', because: `"${text}" says that nobody knows` }
  const [value] = enumerated(spec, text, vocabulary)
  if (value !== undefined) return stated(value)
  const because =
    spec.values ||
    isRefusal(spec, text, vocabulary) ||
    (mayDeny(spec, vocabulary) && !saidIn(text, vocabulary).has('none'))
      ? null
      : whyNoAnswer(text, vocabulary)
  return because ? { state: 'rejected', because } : stated(text)
}

/** Of an incident, where somebody acts on what is said: `under investigation` is no analysis. */
const isShrug = ({ name, values }: FactSpec, text: string, vocabulary: Vocabulary): boolean =>
  !values &&
  (name.startsWith('incident.') || name === 'attempt.analysis') &&
  vocabulary.says('incident').find(text).has('shrug')

/** Of a fix that has to be ready in time: `~15m`, `about 5 minutes`. */
const isVague = ({ name }: FactSpec, text: string, vocabulary: Vocabulary): boolean =>
  name.startsWith('incident.') && (/[~≈±?]/.test(text) || vocabulary.says('incident').find(text).has('vague'))

/** Facts whose answer may be that something is not so. */
const mayDeny = (spec: FactSpec, { denials }: Vocabulary): boolean =>
  denials.has(spec.name) || denials.has(spec.subject)

/** The parts of a list written in one line, where every part is a few words. */
function partsOf(text: string): readonly string[] {
  const parts = text
    .split(/[,;]\s+/)
    .map((part) => part.replace(/\.$/, '').trim())
    .filter(Boolean)
  return parts.length > 1 && parts.every((part) => part.split(/\s+/).length <= 4) ? parts : [text.trim()]
}

/** The enumerated values that a text names, in the order of the enumeration. */
export function enumerated(spec: FactSpec, text: string, vocabulary: Vocabulary): readonly string[] {
  const book = vocabulary.values.get(spec.name)
  if (!book) return []
  const named = new Set(book.find(text).all.map((hit) => hit.name))
  return (spec.values ?? [...named]).filter((value) => named.has(value))
}

function listAnswer(spec: FactSpec, text: string, vocabulary: Vocabulary, whole: boolean): Answer {
  if (vocabulary.values.has(spec.name)) {
    const against = mayDeny(spec, vocabulary) ? null : whyNoAnswer(text, vocabulary)
    if (against) return { state: 'rejected', because: against }
    const values = enumerated(spec, text, vocabulary)
    return values.length > 0
      ? stated(values)
      : { state: 'rejected', because: `"${text}" names none of ${(spec.values ?? []).join(', ')}` }
  }
  const because = mayDeny(spec, vocabulary)
    ? null
    : (whyNoAnswer(text, vocabulary) ?? (spec.name === FAILURE ? whyShrug(text, vocabulary) : null))
  if (because) return { state: 'rejected', because }
  return stated(whole ? [text] : partsOf(text))
}

/** `00:05:00`, where a length of time is asked for. */
const CLOCK = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/

function durationAnswer(spec: FactSpec, text: string, vocabulary: Vocabulary): Answer {
  const all = vocabulary.quantities.durationsIn(text)
  const bounds = spec.name === 'rollback.timeBound' ? upperBoundsIn(text, vocabulary) : all
  const isOpen = all.some((one) => isTurned(text, one, vocabulary))
  if (all.length > 0 && (bounds.length === 0 || isOpen || (bounds !== all && isUnsure(text, vocabulary))))
    return { state: 'rejected', because: `"${text}" is no upper bound` }
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? []
  const told = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  const most = bounds.reduce((longest, one) => Math.max(longest, one.seconds), told)
  // Nothing takes no time at all.
  return known(most > 0 ? most : null)
}

/** Longer texts tell something, and what they deny may be anything. */
const LONGEST_DATE = 120

/** One date: of two, or of one that is denied or still to be confirmed, nobody can say which it will be. */
function dateAnswer(text: string, vocabulary: Vocabulary): Answer {
  const dates = text.length > LONGEST_DATE ? [] : vocabulary.quantities.datesIn(text)
  const [first] = dates
  if (!first) return known(vocabulary.quantities.dateOf(text))
  if (placeholdersIn(text, { code: false, alone: false }, vocabulary).some(({ pattern }) => !pattern))
    return { state: 'unfilled', value: null }
  const isPeriod = vocabulary.quantities.periodOf(text)?.includes('/') ?? false
  return known((dates.length > 1 && !isPeriod) || isDenied(text, first.from, vocabulary) ? null : first.value)
}

/** `not 2026-12-01`: what stands right behind a no is not the answer. */
const isDenied = (text: string, at: number, vocabulary: Vocabulary): boolean =>
  vocabulary
    .says('own')
    .find(text.slice(Math.max(0, at - NEAR), at))
    .has('denies')

const NEAR = 20

/** A target has to name one artifact: "previous" does not, nor does a range, nor a version that is ruled out. */
function targetAnswer(text: string, vocabulary: Vocabulary): Answer {
  const versions = vocabulary.quantities.versionsIn(text)
  const concrete = versions.find((version) => version.form === 'concrete')
  const because = whyNoAnswer(text, vocabulary) ?? whyNoTarget(text, versions.length > 1, vocabulary)
  if (because) return { state: 'rejected', because }
  if (concrete) return stated(concrete.text)
  if (versions[0]) {
    const what = versions[0].form === 'range' ? 'a series' : 'a moving tag'
    return { state: 'rejected', because: `"${versions[0].text}" is ${what}, not one version` }
  }
  if (saidIn(text, vocabulary).has('relative')) return { state: 'rejected', because: `"${text}" names no version` }
  if (/^[\w.:/@+-]*\d[\w.:/@+-]*$/.test(text)) return stated(text)
  return { state: 'rejected', because: `"${text}" names no version, tag, digest, revision or commit` }
}

const RANGE = /^[<>^]=?|^~>?\s?v?\d|[<>]=|[.*]\*/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Names of moving things may count from there: `HEAD~1`, `N-1`. */
const OFFSET = /[-~^ ]?\d*$/
const LONGEST_NAME = 80
/** `registry.example/shop:2.14.3` */
const ADDRESS = /[\w.-]+\.\w+(?::\d+)?\/\S*/g

function whyNoTarget(text: string, several: boolean, vocabulary: Vocabulary): string | null {
  const said = saidIn(text, vocabulary)
  if (isDoubted(text, vocabulary)) return `"${text}" is not sure`
  if (said.has('ruled-out') || text.includes('!=')) return `"${text}" says what it is not`
  if (RANGE.test(text) || said.has('range')) return `"${text}" is a range, not one version`
  const isMoving = text.length < LONGEST_NAME && saidIn(text.replace(OFFSET, ''), vocabulary).has('moving')
  if (isMoving || DATE.test(text)) return `"${text}" names no one version`
  if (saidIn(text.replace(ADDRESS, ' '), vocabulary).has('example') || isSnapshot(text, said))
    return `"${text}" is an example or a moving build`
  return several && said.has('choice') ? `"${text}" leaves the choice open` : null
}

const known = (value: Value): Answer => (value === null ? UNREADABLE : stated(value))

/** `2.4.0-SNAPSHOT`: built anew every time. */
const isSnapshot = (text: string, said: Hits): boolean =>
  said.all.some(({ name, from, to }) => {
    const written = text.slice(from, to)
    return name === 'snapshot' && text[from - 1] === '-' && written === written.toUpperCase()
  })

/**
 * In which form an answer gives the rollback target: see the catalogue's `rollback.target.form`. It is concrete where the
 * answer itself counts as one, so that the two never disagree.
 */
export function formOf(text: string, vocabulary: Vocabulary): string {
  const plain = unwrapped(text)
  const isTarget = !isUnfilled(plain, vocabulary) && targetAnswer(plain, vocabulary).state === 'stated'
  return isTarget ? 'concrete' : openFormOf(plain, vocabulary)
}

/** The form of what names no target, though it may name a version: `Go back to the one before when 2.15.0 fails.` */
export function openFormOf(text: string, vocabulary: Vocabulary): string {
  const versions = vocabulary.quantities.versionsIn(text)
  const said = saidIn(text, vocabulary)
  if (/\$\{?\w+|<[^<>]{1,100}>|\{\{/.test(text)) return 'parameterised'
  if (versions.some((version) => version.form === 'range')) return 'range'
  if (said.has('requires')) return 'requirement-only'
  // In a longer sentence without a version `above` and `before` are said of anything.
  const isRange = said.has('range') && (versions.length > 0 || text.length < LONGEST_NAME)
  const open = RANGE.test(text) || text.includes('!=') || isRange || said.has('ruled-out')
  return open || (versions.length > 1 && said.has('choice')) ? 'range' : 'implicit'
}
