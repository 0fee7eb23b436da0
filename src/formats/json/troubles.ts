import type { Trouble } from '../problem.js'

/** Something that is not JSON. `sentence` says what is so, in lower case, as the rest of "This is not valid JSON: …". */
function notJson(sentence: string, fix: string): Trouble {
  return { code: 'syntax-error', severity: 'error', message: `This is not valid JSON: ${sentence}`, fix }
}

export const HAS_COMMENT = notJson('JSON has no comments.', 'Remove the comment, or write the document as YAML.')
export const TRAILING_COMMA = notJson('a comma stands before a closing bracket.', 'Remove the comma.')
export const MISSING_COMMA = notJson('a comma is missing before this value.', 'Put a comma between the two values.')
export const EXTRA_COMMA = notJson('a comma stands where a value is expected.', 'Remove the comma or add the value.')
export const MISSING_COLON = notJson('a colon is missing between key and value.', 'Write `"key": value`.')
export const MISSING_VALUE = notJson('a value is missing here.', 'Write the value, or `null`.')
export const SINGLE_QUOTES = notJson('text stands in single quotes.', 'Use double quotes.')
export const UNQUOTED_KEY = notJson('a key stands without quotes.', 'Put the key in double quotes.')
export const SECOND_DOCUMENT = notJson(
  'something follows the end of the document.',
  'Keep one document a file; YAML can hold several.',
)
export const UNCLOSED_TEXT = notJson(
  'a text is opened and not closed on its line.',
  'Close the quote; write a line break in text as `\\n`.',
)
export const LINE_BREAK_IN_TEXT = notJson('a line break stands inside a text.', 'Write it as `\\n`.')
export const BAD_ESCAPE = notJson('this is no escape that JSON knows.', 'Write a backslash as `\\\\`.')
export const STRAY_CLOSE = notJson('this bracket closes nothing that is open.', 'Remove the bracket or open its pair.')

export function unclosed(bracket: string): Trouble {
  return notJson(`\`${bracket}\` is opened here and never closed.`, `Close it with \`${bracket === '{' ? '}' : ']'}\`.`)
}

/** A word that is no JSON value, with what was probably meant. */
export function unknownWord(word: string): Trouble {
  const meant = MEANT.get(word.toLowerCase())
  const shown = word.length > 40 ? `${word.slice(0, 37)}...` : word
  return notJson(
    `\`${shown}\` is neither a number, \`true\`, \`false\`, \`null\` nor a text in double quotes.`,
    meant ? `Write \`${meant}\`.` : 'Put it in double quotes.',
  )
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
  ['nan', 'null'],
])
