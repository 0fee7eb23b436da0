import { printable } from '../printable.js'

/** An element with its attributes in the order that is given; `inside` is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside: readonly string[] = [],
): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${text(String(value))}"`)
    .join('')
  if (inside.length === 0) return `<${name}${said}/>`
  return `<${name}${said}>${inside.join('')}</${name}>`
}

/** Any text as XML 1.0 shows it: on one line, and what XML cannot hold at all by its code point. */
function text(value: string): string {
  return printable(value)
    .replace(/[\ufffe\uffff]/g, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The same for several lines. */
export const lines = (value: string): string => value.split('\n').map(text).join('\n')
