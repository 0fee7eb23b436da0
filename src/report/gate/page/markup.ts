import { printable } from '../../printable.js'

/** HTML that this room wrote. Everything else is text, and escaped. */
export class Markup {
  constructor(readonly source: string) {}
}

export type Part = string | number | null | Markup | readonly Part[]

/**
 * HTML as it is written here, with what is put in between escaped: texts of documents can add no element, no
 * attribute and no script, and what a terminal or a browser would obey is shown by its code point. Null is nothing.
 * An attribute's value always stands in double quotes.
 */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.map((piece, index) => piece + sourceOf(parts[index] ?? null)).join(''))
}

export function sourceOf(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.source
  if (typeof part === 'object') return part.map(sourceOf).join('')
  return escaped(String(part))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}
