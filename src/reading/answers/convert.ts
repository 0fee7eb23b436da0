import type { FactSpec, Value } from '../../model/index.js'
import { whyNoAnswer } from '../denial.js'
import { isUnfilled } from '../placeholders.js'
import { dateOf } from '../quantities/dates.js'
import { durationsIn } from '../quantities/durations.js'
import { versionsIn } from '../quantities/versions.js'
import type { Vocabulary } from '../vocabulary.js'

/** What a piece of text answers for a fact. `rejected` says why it answers nothing. */
export type Answer =
  | { readonly state: 'stated'; readonly value: Value }
  | { readonly state: 'unfilled' | 'unreadable'; readonly value: null }
  | { readonly state: 'rejected'; readonly because: string }

const YES = /^(?:yes|true|y|required|confirmed|done|passed|ok|always|only)\b/i
/** `It crashed twice`, `was never released`, `partly`. */
const BAD = /\b(?:crash\w*|broken|never|unhealthy|unstable|not|partly|partial|soon|failed|failing)\b/i
const NO = /^(?:no|false|n|not|none|never|unknown|unverified|untested|unhealthy|optional)\b/i
/** Facts whose answer may be that something is not so. */
const MAY_DENY =
  /(?:excludes|guarantees|failure\.rules|freeze|changeManagement\.rules)$|^revision\.|^record\.|^attempt\.|^link\./

const TARGETS = new Set(['rollback.target.explicit', 'component.target'])

/** Reads `text` as the value of a fact of the catalogue. */
export function answerFor(spec: FactSpec, text: string, vocabulary: Vocabulary, whole = false): Answer {
  const plain = unwrapped(text)
  if (isUnfilled(plain)) return { state: 'unfilled', value: null }
  switch (spec.type) {
    case 'duration':
      return durationAnswer(plain)
    case 'date':
      return known(dateOf(plain))
    case 'number':
      return known(/^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null)
    case 'boolean':
      return stated(
        spec.name === 'rollback.delay.justified'
          ? /justif|approv|only (?:with|when|if)/i.test(plain) && !/\b(?:no|without(?: \w+)?) justif/i.test(plain)
          : YES.test(plain) || !(NO.test(plain) || BAD.test(plain) || whyNoAnswer(plain) !== null),
      )
    case 'version':
      return TARGETS.has(spec.name) ? targetAnswer(plain) : stated(plain)
    case 'list':
      return listAnswer(spec, plain, vocabulary, whole)
    default:
      return textAnswer(spec, plain, vocabulary)
  }
}

/** Without the quotes and stars around it; a pattern would go through a run of blanks from each of them. */
function unwrapped(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && /[\s"'`*]/.test(text[from] as string)) from++
  while (to > from && /[\s"'`*]/.test(text[to - 1] as string)) to--
  return text.slice(from, to)
}

/** A telephone number, a question or a duty without a name is nobody. */
const NOT_A_ROLE =
  /\?\s*$|^(?:escalation|contact|phone|tel)\b|\+\d{2}|\b(?:has|have|needs?) to decide\b|\bmust decide\b/i

function whyNobody(spec: FactSpec, text: string): string | null {
  return spec.name.startsWith('ownership.') && NOT_A_ROLE.test(text) ? `"${text}" names no role, person or group` : null
}

function textAnswer(spec: FactSpec, text: string, vocabulary: Vocabulary): Answer {
  const [value] = enumerated(spec, text, vocabulary)
  if (value !== undefined) return stated(value)
  const because =
    spec.values || (MAY_DENY.test(spec.name) && !/^(?:none|n\/?a|nothing|no)\W*$/i.test(text))
      ? null
      : whyNoAnswer(text)
  return because ? { state: 'rejected', because } : stated(text)
}

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
    const values = enumerated(spec, text, vocabulary)
    return values.length > 0
      ? stated(values)
      : { state: 'rejected', because: `"${text}" names none of ${(spec.values ?? []).join(', ')}` }
  }
  const because = MAY_DENY.test(spec.name) ? null : (whyNoAnswer(text) ?? whyNobody(spec, text))
  if (because) return { state: 'rejected', because }
  return stated(whole ? [text] : partsOf(text))
}

function durationAnswer(text: string): Answer {
  const all = durationsIn(text)
  const most = all.reduce((longest, one) => Math.max(longest, one.seconds), 0)
  // Nothing takes no time at all.
  return known(most > 0 ? most : null)
}

/** A target has to name one artifact: "previous" does not, nor does a range, nor a version that is ruled out. */
function targetAnswer(text: string): Answer {
  const versions = versionsIn(text)
  const concrete = versions.find((version) => version.form === 'concrete')
  const because = whyNoAnswer(text) ?? whyNoTarget(text, versions.length > 1)
  if (because) return { state: 'rejected', because }
  if (concrete) return stated(concrete.text)
  if (versions[0]) {
    const what = versions[0].form === 'range' ? 'a series' : 'a moving tag'
    return { state: 'rejected', because: `"${versions[0].text}" is ${what}, not one version` }
  }
  if (/\b(?:previous|prior|last|earlier|older|stable|known|good|baseline)\b/i.test(text)) {
    return { state: 'rejected', because: `"${text}" names no version` }
  }
  if (/^[\w.:/@+-]*\d[\w.:/@+-]*$/.test(text)) return stated(text)
  return { state: 'rejected', because: `"${text}" names no version, tag, digest, revision or commit` }
}

const RULED_OUT = /(?:^|\s)(?:not|!=|except|never|none)\b|\b(?:withdrawn|deleted|crashed|broken|removed|gone)\b/i
const RANGE =
  /^[<>^]=?|[<>]=|\b(?:or (?:later|newer|higher|earlier|older|above|below)|and (?:later|newer|above|earlier|older|below)|anything|before|below|above|at least|up to|between|any)\b|[.*]\*/i
const RELATIVE = /^(?:[nt]|latest|current|prev(?:ious)?|last|head|version|v|master|main)[-~^ ]?\d*$/i
const EXAMPLE = /\be\.g\b|\bfor example\b|\bexample\b|-SNAPSHOT\b/i

function whyNoTarget(text: string, several: boolean): string | null {
  if (RULED_OUT.test(text)) return `"${text}" says what it is not`
  if (RANGE.test(text)) return `"${text}" is a range, not one version`
  if (RELATIVE.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text)) return `"${text}" names no one version`
  if (EXAMPLE.test(text)) return `"${text}" is an example or a moving build`
  return several && /\bor\b/i.test(text) ? `"${text}" leaves the choice open` : null
}

const stated = (value: Value): Answer => ({ state: 'stated', value })
const known = (value: Value): Answer => (value === null ? { state: 'unreadable', value: null } : stated(value))

/** In which form a text gives the rollback target: see the catalogue's `rollback.target.form`. */
export function formOf(text: string): string {
  const versions = versionsIn(text)
  if (targetAnswer(text).state === 'stated') return 'concrete'
  if (/\$\{?\w+|<[^<>]{1,100}>|\{\{/.test(text)) return 'parameterised'
  if (versions.some((version) => version.form === 'range')) return 'range'
  if (REQUIRES.test(text)) return 'requirement-only'
  return RANGE.test(text) ? 'range' : 'implicit'
}

/** Demands a target without giving one. */
const REQUIRES =
  /\b(?:must|shall|should|has to|needs? to|is|are|be)\s+(?:\w+\s+)?(?:explicit(?:ly)?|identified|stated|defined|named|known|specified|agreed|documented)\b/i
