import type {
  Anchor,
  Catalogue,
  Item,
  ItemType,
  Mention,
  Passage,
  Rejection,
  Span,
  UnreadList,
  Value,
} from '../model/index.js'
import { type Answer, answerFor, formOf } from './answers/convert.js'
import { areSeveral } from './answers/several.js'
import { endsIn, WINDOW } from './answers/window-ends.js'
import { whyNoAnswer } from './denial.js'
import { digestIn } from './quantities/versions.js'
import type { Scopes } from './scope.js'
import type { Outline } from './structure/markdown.js'
import type { Places } from './structure/places.js'
import type { Unit } from './structure/unit.js'
import { qualitiesIn } from './target-qualities.js'
import type { Vocabulary } from './vocabulary.js'

/** What every reader of a document looks at. */
export interface Reading {
  readonly outline: Outline
  readonly places: Places
  readonly scopes: Scopes
  readonly vocabulary: Vocabulary
  readonly catalogue: Catalogue
  /** The document as a whole is about rollback. */
  readonly about: boolean
  /** It is a record of something that happened, so the past tense states facts. */
  readonly past: boolean
  /** Its title speaks of a routine that is no release: a rotation, a renewal. */
  readonly routine: boolean
}

/** What the readers of one document have found so far; the one thing in the room that grows. */
export interface Collected {
  readonly mentions: Mention[]
  readonly items: Item[]
  readonly rejected: Rejection[]
  readonly unread: UnreadList[]
  readonly anchors: Anchor[]
  readonly passages: Passage[]
}

export const nothingCollected = (): Collected => ({
  mentions: [],
  items: [],
  rejected: [],
  unread: [],
  anchors: [],
  passages: [],
})

/** Notes that a fact is stated in the prose. */
export function state(
  into: Collected,
  field: string,
  value: Value,
  unit: Pick<Unit, 'section'>,
  span: Span,
  told?: Mention['told'],
): void {
  const mention = { field, state: 'stated', value, span, where: unit.section.where, by: 'reading' } as const
  into.mentions.push(told ? { ...mention, told } : mention)
}

/** Notes a look-alike and why it does not count. */
export function reject(into: Collected, field: string, span: Span, because: string): void {
  into.rejected.push({ field, span, because })
}

const TARGET = 'rollback.target.explicit'
const FORM = 'rollback.target.form'
const TARGET_DIGEST = 'rollback.target.digest'
const TYPES = 'rollback.types'
const OPTION = 'rollback.option'

/** `Rollback type: unknown`, `not possible`: whoever was asked for the kind of rollback has none. */
const isNoType = (text: string, { vocabulary }: Reading): boolean =>
  whyNoAnswer(text, vocabulary) !== null || vocabulary.says('types').find(text).has('no-type')

/** Notes what stands where the answer for a fact belongs. */
export function answer(
  into: Collected,
  reading: Reading,
  field: string,
  text: string,
  span: Span,
  where: string,
  whole = false,
): void {
  const spec = reading.catalogue.get(field)
  if (!spec) return
  if (field === WINDOW) {
    for (const [end, said] of endsIn(text, reading.vocabulary)) note(into, end, said, text, { span, where })
    return
  }
  const found: Answer = answerFor(spec, text, reading.vocabulary, whole)
  if (found.state === 'unreadable' || (found.state === 'stated' && areSeveral(spec, text, reading.vocabulary))) {
    unread(into, field, text, { span, where })
    return
  }
  if (field === TARGET)
    into.mentions.push({
      field: FORM,
      state: 'stated',
      value: formOf(text, reading.vocabulary),
      span,
      where,
      by: 'answer',
    })
  if (field === TYPES && (found.state === 'unfilled' || (found.state === 'rejected' && isNoType(text, reading))))
    into.mentions.push({ field: OPTION, state: 'unfilled', value: null, span, where, by: 'answer' })
  note(into, field, found, text, { span, where })
  if (field === TARGET && found.state === 'stated') {
    const digest = digestIn(text)
    if (digest && digest !== found.value)
      into.mentions.push({ field: TARGET_DIGEST, state: 'stated', value: digest, span, where, by: 'answer' })
    for (const quality of qualitiesIn(text, reading.vocabulary))
      into.mentions.push({ field: quality, state: 'stated', value: true, span, where, by: 'reading' })
  }
}

function note(into: Collected, field: string, found: Answer, text: string, place: Place): void {
  if (found.state === 'rejected') reject(into, field, place.span, found.because)
  else if (found.state === 'unreadable') unread(into, field, text, place)
  else into.mentions.push({ field, state: found.state, value: found.value, ...place, by: 'answer' })
}

/** Where something stands. */
export interface Place {
  readonly span: Span
  readonly where: string
}

/** Notes that what stands where the answer belongs cannot be read; the text is kept to be shown. */
export function unread(into: Collected, field: string, text: string, place: Place): void {
  into.mentions.push({ field, state: 'unreadable', value: excerpt(text), ...place, by: 'answer' })
  // Of which form is it, if not even what it names is known?
  if (field === TARGET) into.mentions.push({ field: FORM, state: 'unreadable', value: null, ...place, by: 'answer' })
}

const LONGEST_EXCERPT = 200

/** A text as messages show it. */
export function excerpt(text: string): string | null {
  const line = text
    .slice(0, 2 * LONGEST_EXCERPT)
    .trim()
    .replace(/\s+/g, ' ')
  return (line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT).trimEnd()}…` : line) || null
}

/** Notes a thing the document lists, with what is known of it; null is not known. */
export function list(
  into: Collected,
  type: ItemType,
  label: string,
  place: Place,
  values: Readonly<Record<string, Value>>,
  by: Mention['by'] = 'reading',
): void {
  const mentions = Object.entries(values).flatMap(([field, value]): Mention[] =>
    value === null ? [] : [{ field, state: 'stated', value, ...place, by }],
  )
  into.items.push({ type, label: shortened(label), mentions, ...place })
}

const LONGEST_LABEL = 60

/** A name short enough for a message. */
export function shortened(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 3).trimEnd()}…` : text
}
