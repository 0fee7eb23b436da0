import type { DataNode, MapNode, Problem, ScalarNode } from '../model/index.js'
import type { Place } from './locate.js'
import type { Expected, Mistake } from './mistakes.js'
import { nearestWord } from './nearest-word.js'

/** What a problem says: its code, what is so, and what to do. */
export type Lesson = Pick<Problem, 'code' | 'message' | 'fix'>

/** More names than this are a table to look up, not a sentence to read. */
const READABLE = 30
/** Longer values are shown by their beginning. */
const LONGEST = 60

/** The words for a mistake in the value, or in a key of the map, at `place`. */
export function lessonOf(mistake: Mistake, place: Place): Lesson {
  switch (mistake.type) {
    case 'key':
      return {
        code: 'unknown-key',
        message: `\`${short(mistake.key)}\` is not a key of ${place.label}.`,
        fix: chosenFrom(mistake.key, mistake.known),
      }
    case 'key-form':
      return {
        code: 'bad-format',
        message: `\`${short(mistake.key)}\` cannot be a key of ${place.label}.`,
        fix: writeInstead(mistake.expected),
      }
    case 'missing':
      return {
        code: 'missing-key',
        message: `${capital(place.label)} has no \`${mistake.key}\`.`,
        fix: addition(mistake.key, mistake.expected),
      }
    case 'choice':
      return {
        code: 'not-allowed',
        message: `${capital(place.label)} cannot be ${standing(place.node)}.`,
        fix: chosenFrom(sourceOf(place.node), mistake.allowed),
      }
    case 'form':
      return {
        code: 'bad-format',
        message: mistake.isEmpty
          ? `${capital(place.label)} is empty.`
          : `${capital(place.label)} must be ${phraseOf(mistake.expected)}, and ${standing(place.node)} is not.`,
        fix: mistake.isEmpty ? `Write ${leastOf(mistake.expected)}.` : writeInstead(mistake.expected),
      }
    case 'value':
      return {
        code: 'wrong-type',
        message: `${capital(place.label)} must be ${phraseOf(mistake.expected)}, but ${standing(place.node)} stands here.`,
        fix: quotesHelp(mistake.expected, place) ?? writeInstead(mistake.expected),
      }
  }
}

/** What must stand where nothing does. */
function leastOf({ type, properties }: Expected): string {
  if (properties) return `at least one of ${listed(Object.keys(properties))}`
  return type === 'array' ? 'at least one entry' : 'a text'
}

/** `Did you mean …?` where a known word is near, and the words that are allowed. */
function chosenFrom(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known)
  const question = near === null ? '' : `Did you mean \`${near}\`? `
  if (known.length === 0) return 'Remove it: no key is allowed here.'
  if (known.length > READABLE && near !== null) return question.trim()
  if (known.length > READABLE) return `There are ${known.length} to choose from, such as ${listed(known.slice(0, 3))}.`
  return `${question}Allowed here: ${listed(known)}.`
}

function addition(key: string, { description }: Expected): string {
  if (description === undefined) return `Add \`${key}: …\`.`
  return `Add \`${key}: …\`: ${description.charAt(0).toLowerCase()}${description.slice(1)}`
}

/** Names in a row, as they are written. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

function writeInstead({ title, description, examples, type, properties }: Expected): string {
  if (properties) return `Write it as keys with values. Allowed here: ${listed(Object.keys(properties))}.`
  const such = examples ? ` such as ${listed(examples.slice(0, 3).map(String)).replace(/, (?=[^,]*$)/, ' or ')}` : ''
  return [`Write ${phraseOf({ ...(title ? { title } : {}), ...(type ? { type } : {}) })}${such}.`, description]
    .filter(Boolean)
    .join(' ')
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['object', 'keys with values'],
  ['array', 'a list'],
  ['string', 'a text'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', '`true` or `false`'],
])

/** `a duration`, `a list`. Titles of objects name a section, not a shape. */
function phraseOf({ title, type }: Expected): string {
  const shape = type === undefined ? undefined : TYPES.get(type)
  if (title === undefined || type === 'object') return shape ?? 'another value'
  return title.charAt(0).toLowerCase() + title.slice(1)
}

/** What to do where a text is meant and YAML took it for something else; null where that is not it. */
function quotesHelp({ title, type, examples }: Expected, { node, anchor }: Place): string | null {
  if (node.type === 'map') {
    // `fix: Name a role: somebody` is a map to YAML, without braces and on the line of its key.
    const first = node.entries[0]?.keySpan
    const braced = inBraces(node)
    if (braced && title?.startsWith('A text')) return `Put it in quotes: "{${short(braced)}}".`
    const isSentence = first?.line === anchor.line && first.column === node.span.column
    if (!isSentence || !title?.startsWith('A text')) return null
    return 'Put the whole text in quotes: a colon with a space after it makes a key of what stands before it.'
  }
  if (type !== 'string' || examples || node.type !== 'scalar' || node.value === null) return null
  return `Put it in quotes: "${short(node.source)}".`
}

/** `tag: {release.version}` is a map to YAML, of one key without a value. */
function inBraces({ entries, span }: MapNode): string | null {
  const [only, more] = entries
  if (!only || more || only.value.type !== 'scalar' || only.value.value !== null) return null
  return only.keySpan.line === span.line && only.keySpan.column > span.column ? only.key : null
}

/** What stands there, in words. */
function standing(node: DataNode): string {
  if (node.type === 'map') return 'a map'
  if (node.type === 'sequence') return 'a list'
  if (node.value === null) return 'nothing'
  return `${nameOf(node)}\`${short(node.source)}\``
}

function nameOf(node: ScalarNode): string {
  if (typeof node.value === 'number') return 'the number '
  return typeof node.value === 'string' ? 'the text ' : ''
}

function sourceOf(node: DataNode): string {
  return node.type === 'scalar' ? node.source : ''
}

/** One line of it, for a message. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
