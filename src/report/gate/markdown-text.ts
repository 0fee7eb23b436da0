import { printable, shorten } from '../printable.js'
import { code } from '../reference/markdown.js'

/** Letters of one text that a comment shows. */
const LONG = 640

/** Breaks a word for whoever looks for mentions and addresses, and for nobody else. */
const GAP = '&#8203;'

/**
 * A text of a document in a comment on GitHub, where it is a text and nothing else: it makes no markup, mentions nobody,
 * links nowhere, refers to no issue and is no formula. What stands in backticks stays code.
 */
export function safe(text: string, most = LONG): string {
  const line = shorten(printable(text.replace(/\s+/g, ' ').trim()), most)
  return line
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : escaped(part)))
    .join('')
}

/** The same where a line begins: what begins a list, a title or a quote elsewhere is only text here. */
export function opening(text: string, most = LONG): string {
  return safe(text, most).replace(/^(?:[#+=:-]|\d+(?=[.)]))/, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
}

/** `release-plan.yaml:31`. */
export function placeCode(path: string, line: number): string {
  return code(`${shorten(printable(path), LONG)}:${line}`)
}

function escaped(text: string): string {
  return text
    .replace(/[&<>|]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/[\\`*_[\]~]/g, '\\$&')
    .replace(/\$/g, '<span>$</span>')
    .replace(/@/g, `@${GAP}`)
    .replace(/:(?=\/\/|(?:100|1234|[\w+-]*[a-z+-][\w+-]*):)/gi, `:${GAP}`)
    .replace(/\bwww(?=\.)/gi, (word) => `${word}${GAP}`)
    .replace(/(?<!&)#(?=\d)|\bGH-(?=\d)/gi, (mark) => `${mark}${GAP}`)
}
