import type { FactSpec, Span } from '../../model/index.js'
import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { answerFor, enumerated } from './convert.js'

const ENVIRONMENT = 'release.environment'
const PATTERN = 'release.deploymentPattern'
/** By these, rules and settings decide whether they apply: of several values none may be taken for the one. */
const DECIDING: ReadonlySet<string> = new Set([
  'document.status',
  'document.freeze',
  'release.name',
  'release.version',
  ENVIRONMENT,
  PATTERN,
])
/** Enumerations in whose answers a second value is no mere remark: `12 passed, 0 failed` passed. */
const ONE_OF = new Set([PATTERN, 'change.type'])
/** The commands of a step are read one by one. */
const COMMAND = 'step.command'
/** Words of one environment. */
const MOST_WORDS = 3
/** Longer texts tell something, and list nothing. */
const LONGEST = 200

export const isDeciding = (name: string): boolean => DECIDING.has(name)

/** Of all that is said of it one value is taken. */
export const takesOne = ({ type, combine, name }: FactSpec): boolean =>
  type !== 'list' && combine === 'first' && name !== COMMAND

/** Any text is an answer to it, so several are one text. */
export const isFree = ({ type, values, name }: FactSpec): boolean => type === 'text' && !values && !DECIDING.has(name)

/** The same for texts that mean the same for the fact. */
export function meaningOf(spec: FactSpec, text: string, vocabulary: Vocabulary): string {
  const answer = answerFor(spec, text, vocabulary)
  if (answer.state !== 'stated') return `${answer.state} ${text}`
  const said = String(answer.value)
  return normalName(said) || said
}

/** Several things in one text where one is asked for: `staging, production`, `1.4.0 and 1.5.0`. */
export function areSeveral(spec: FactSpec, text: string, vocabulary: Vocabulary): boolean {
  if (text.length > LONGEST || !takesOne(spec)) return false
  const isOne = oneOf(spec, vocabulary)
  const parts = isOne ? partsOf(text, vocabulary) : []
  return (
    isOne !== null && parts.every(isOne) && new Set(parts.map((part) => meaningOf(spec, part, vocabulary))).size > 1
  )
}

/** The entries of a list below a title where one environment is asked for, if there are several different ones. */
export function listedFor(
  fact: string,
  content: readonly Unit[],
  vocabulary: Vocabulary,
): { readonly text: string; readonly span: Span } | null {
  const entries =
    fact === ENVIRONMENT ? content.filter(({ type, listDepth }) => type === 'item' && listDepth === 1) : []
  const texts = new Map(entries.map(({ text }) => [vocabulary.titleKey(text), text]))
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last || texts.size < 2) return null
  const { endLine, endColumn } = last.span
  return { text: [...texts.values()].join(', '), span: { ...first.span, endLine, endColumn } }
}

/** Whether a part of a text is a whole answer; null where parts of a text are none. */
function oneOf(spec: FactSpec, vocabulary: Vocabulary): ((part: string) => boolean) | null {
  if (spec.name === ENVIRONMENT) return (part) => part.split(/\s+/).length <= MOST_WORDS
  if (ONE_OF.has(spec.name)) return (part) => enumerated(spec, part, vocabulary).length > 0
  if (spec.type !== 'version') return null
  return (part) => {
    const [version] = vocabulary.quantities.versionsIn(part)
    return version?.form === 'concrete' && version.text === part
  }
}

/** What stands in brackets tells more of the same: `production (eu, us)`. */
function partsOf(text: string, vocabulary: Vocabulary): readonly string[] {
  const plain = text.replace(/\([^()]*\)/g, (aside) => ' '.repeat(aside.length))
  const parts: string[] = []
  let from = 0
  for (const hit of vocabulary.says('answers').find(plain).all) {
    if (hit.name !== 'joins') continue
    parts.push(...plain.slice(from, hit.from).split(SIGN))
    from = hit.to
  }
  parts.push(...plain.slice(from).split(SIGN))
  return parts.map((part) => part.replace(/[\s.]+$/, '').trim()).filter(Boolean)
}

const SIGN = /[,;&/|+→]|->/
