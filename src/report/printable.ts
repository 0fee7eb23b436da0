/**
 * Text of documents on its way to a terminal. A hostile plan must not move the cursor, change the title or
 * reverse the reading order, so every character that would is shown by its code point instead.
 */
const OBEYED = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u
const ALL_OBEYED = new RegExp(OBEYED, 'gu')
const LONE_SURROGATE = /[\ud800-\udfff](?![\udc00-\udfff])/u

/** The text on one line with nothing in it that a terminal would obey. */
export function printable(text: string): string {
  let out = ''
  for (const character of text) out += printableCharacter(character)
  return out
}

/** One code point, or its escape where a terminal would obey it; line breaks and tabs become a space. */
export function printableCharacter(character: string): string {
  if (character === '\n' || character === '\t') return ' '
  if (!OBEYED.test(character) && !LONE_SURROGATE.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  return `\\u{${code.toString(16)}}`
}

/** A value for programs, laid out in lines. What a terminal would obey is escaped, and reads back the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(ALL_OBEYED, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Columns a code point takes on a terminal: 0 for combining marks, 2 for East Asian wide and emoji, else 1. */
export function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (/^\p{M}$|^\u200d$/u.test(character)) return 0
  return isWide(code) ? 2 : 1
}

/** Columns of a printable text. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}

/** Breaks text into lines of at most `width` columns at spaces; a longer word stands alone. `last` is one word more. */
export function wrap(text: string, width: number, last?: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/).filter((part) => part !== '')
  for (const word of last === undefined ? words : [...words, last]) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** `1 file`, `3 files`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')} ${amount === 1 ? noun : plural}`
}

/** Cuts a text in the middle of nowhere, visibly. */
export function shorten(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width
    ? text
    : `${characters
        .slice(0, width - 3)
        .join('')
        .trimEnd()}...`
}
