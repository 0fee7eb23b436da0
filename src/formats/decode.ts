import type { Problem, Source } from '../model/index.js'
import { isBinary, wideEncodingOf } from './encoding.js'
import { report, type Trouble } from './problem.js'
import { mapSource } from './source-map.js'

/** A source's text and what went wrong while it was decoded. */
export interface Decoded {
  readonly source: Source
  readonly problems: readonly Problem[]
}

/**
 * Bytes to text: UTF-8 with or without a byte order mark, UTF-16 in either order. Bytes that are none of these are
 * read as well as they can be and reported; never throws. Line breaks become `\n`: lines and columns stay the same.
 */
export function decode(bytes: Uint8Array, path: string): Decoded {
  const wide = wideEncodingOf(bytes)
  if (wide !== null) return decodeWide(bytes, wide, path)
  if (isBinary(bytes)) return binary(bytes, path)
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), path)
  } catch {
    return decodeSingleBytes(bytes, path)
  }
}

/** Half a surrogate pair or a lost byte shows as a replacement character. */
function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', path: string): Decoded {
  const decoded = checked(new TextDecoder(encoding).decode(bytes), path)
  const at = decoded.source.text.indexOf('\ufffd')
  if (at < 0) return decoded
  const context = { path, map: mapSource(decoded.source.text), problems: [...decoded.problems] }
  report(context, unreadable('UTF-16'), at)
  return { source: decoded.source, problems: context.problems }
}

function unreadable(encoding: string): Trouble {
  return {
    code: 'unreadable-encoding',
    severity: 'error',
    message: `This is not ${encoding}: the bytes here are no character, so words may be read wrongly.`,
    fix: 'Save the file as UTF-8; most editors offer "Save with encoding".',
  }
}

/** Without byte order marks at the start, which some tools write twice, and with `\n` for `\r\n` and lone `\r`. */
export function plainText(text: string): string {
  const unmarked = text.startsWith('\ufeff') ? text.replace(/^\ufeff+/, '') : text
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked
}

function checked(decoded: string, path: string): Decoded {
  const text = plainText(decoded)
  const context = { path, map: mapSource(text), problems: [] as Problem[] }
  const nul = text.indexOf('\0')
  if (nul >= 0) reportBinary(context, nul)
  return { source: { path, text }, problems: context.problems }
}

function binary(bytes: Uint8Array, path: string): Decoded {
  const text = plainText(new TextDecoder('utf-8').decode(bytes))
  const context = { path, map: mapSource(text), problems: [] as Problem[] }
  reportBinary(context, Math.max(0, text.search(/[\0\ufffd]/)))
  return { source: { path, text }, problems: context.problems }
}

function reportBinary(context: Parameters<typeof report>[0], at: number): void {
  report(
    context,
    {
      code: 'binary-content',
      severity: 'error',
      message: 'The file holds binary content (a NUL byte stands here), so it is no text that can be read.',
      fix: 'Save the document as UTF-8 text, or leave the file out of the paths to check.',
    },
    at,
  )
}

/** Windows-1252 is the likeliest origin of single bytes, so letters stay letters. */
function decodeSingleBytes(bytes: Uint8Array, path: string): Decoded {
  const replaced = plainText(new TextDecoder('utf-8').decode(bytes))
  const legible = plainText(new TextDecoder('windows-1252').decode(bytes))
  const mostlyUtf8 = /[\u0080-\ufffc]/.test(replaced)
  const text = mostlyUtf8 ? replaced : legible
  const context = { path, map: mapSource(text), problems: [] as Problem[] }
  report(context, unreadable('UTF-8'), mostlyUtf8 ? replaced.indexOf('\ufffd') : legible.search(/[\u0080-\uffff]/))
  return { source: { path, text }, problems: context.problems }
}
