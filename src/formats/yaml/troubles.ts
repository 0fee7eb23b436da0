import type { YAMLError } from 'yaml'
import type { Trouble } from '../problem.js'
import { shorten } from '../troubles.js'

type ErrorCode = YAMLError['code']

const TEACHING: Partial<Record<ErrorCode, readonly [message: string, fix: string]>> = {
  TAB_AS_INDENT: ['A tab indents this line; YAML allows only spaces.', 'Replace the tab by spaces.'],
  BAD_INDENT: [
    'The indentation here fits no level above it.',
    'Give all keys of one map, and all items of one list, the same number of spaces.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key goes over several lines here, which mostly means that a colon is missing or a value is not indented.',
    'Write `key: value` on one line, or indent the continued value deeper than its key.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'A second `: ` stands on this line, so a map would begin in the middle of a value.',
    'Put the value in quotes if the colon belongs to it, or start the inner map on its own line.',
  ],
  BLOCK_IN_FLOW: [
    'A block map or list begins inside `{}` or `[]`.',
    'Close the bracket first, or write the inner value with brackets too.',
  ],
  BAD_SCALAR_START: ['A plain value cannot begin with this character; YAML reserves it.', 'Put the value in quotes.'],
  BAD_DQ_ESCAPE: [
    'This is no escape that YAML knows inside double quotes.',
    'Write a backslash as `\\\\`, or use single quotes.',
  ],
  KEY_OVER_1024_CHARS: [
    'A key is longer than 1,024 characters, which mostly means that a line lost its line break or a quote is missing.',
    'Close the quote, or put the value on lines of its own.',
  ],
  MULTIPLE_ANCHORS: ['One value has two anchors.', 'Keep one `&name`.'],
  MULTIPLE_TAGS: ['One value has two tags.', 'Keep one `!tag`.'],
  ALIAS_PROPS: ['An alias has an anchor or a tag of its own.', 'Put it on the value that the alias names.'],
  BAD_ALIAS: ['This alias has no name YAML allows.', 'Write `*name`, or put a value that begins with `*` in quotes.'],
  BAD_DIRECTIVE: ['YAML does not know this `%` directive.', 'Remove the line.'],
}

/** A parser's error in words that teach: `line` is the whole line it is on, `char` what stands at its place. */
export function troubleOf(error: YAMLError, line: string, char: string): Trouble {
  if (/\{\{|\{%/.test(line)) return UNRENDERED_TEMPLATE
  const isItem = error.code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*-\s/.test(line)
  const [message, fix] = isItem
    ? LIST_AMONG_KEYS
    : isAboutClosing(error)
      ? unclosed(char)
      : (TEACHING[error.code] ?? fromMessage(error.message))
  return { code: 'syntax-error', severity: 'error', message: `This is not valid YAML: ${lowerFirst(message)}`, fix }
}

/** True for errors that come late, where a bracket or a quote should have been closed. */
export function isAboutClosing(error: YAMLError): boolean {
  return /end with a [\]}]|missing closing|closing "?'?quote/i.test(error.message)
}

const LIST_AMONG_KEYS: readonly [string, string] = [
  'A list item stands at the level of the keys of a map.',
  'Indent the list below its own key, or make the keys items too.',
]

function unclosed(char: string): readonly [string, string] {
  if (char === '[' || char === '{') {
    return [
      `\`${char}\` is opened here and never closed.`,
      `Close it with \`${char === '[' ? ']' : '}'}\`, or indent what is inside.`,
    ]
  }
  return ['a quote is opened here and never closed.', 'Close the quote.']
}

function fromMessage(message: string): readonly [string, string] {
  if (/Unexpected|must|not allowed|Implicit/i.test(message)) {
    return [
      `${firstSentence(message)}.`,
      'Check the colon, the quotes, the brackets and the indentation here and on the line before.',
    ]
  }
  return [`${firstSentence(message)}.`, 'Correct the line; an editor with YAML support shows what it expects.']
}

const firstSentence = (message: string) => (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '')
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export const ALIAS_BOMB: Trouble = {
  code: 'alias-bomb',
  severity: 'error',
  message:
    'Aliases repeat so much content that it could not be read in reasonable time; they were not followed from here on.',
  fix: 'Write the values out instead of repeating them by alias.',
}

export const ALIAS_CYCLE: Trouble = {
  code: 'alias-cycle',
  severity: 'error',
  message: 'This alias stands inside the very value it names, so the value would never end.',
  fix: 'Write the value out instead.',
}

export function unknownAlias(name: string): Trouble {
  return {
    code: 'unknown-alias',
    severity: 'error',
    message: `No anchor \`&${shorten(name)}\` stands before this alias.`,
    fix: 'Name an anchor above, or put a value that begins with `*` in quotes.',
  }
}

export function unknownTag(message: string): Trouble {
  return {
    code: 'unknown-tag',
    severity: 'note',
    message: `${firstSentence(message).replace(/^Unresolved tag/, 'This tag is not one of YAML’s own')}; the value was read as if the tag were not there.`,
    fix: 'Remove the tag if nothing else needs it.',
  }
}

export const COMPLEX_KEY: Trouble = {
  code: 'complex-key',
  severity: 'note',
  message: 'A map or a list is used as a key here; it is read as the text that stands there.',
  fix: 'Use plain text as a key.',
}

export const UNRENDERED_TEMPLATE: Trouble = {
  code: 'unrendered-template',
  severity: 'error',
  message:
    'A template expression (`{{ … }}` or `{% … %}`) stands here unrendered, so what the document says is not known.',
  fix: 'Render the template first, and check the file it gives.',
}
