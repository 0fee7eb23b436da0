import { CODE_PAGES, type CodePage } from './code-pages.js'
import type { Repair } from './source-map.js'

/** A damaged text: what it was wrongly read as, and what its sequences must have been. */
export interface Damage {
  readonly readAs: string
  readonly repairs: readonly Repair[]
}

/** A sequence that would be UTF-8 if its characters were bytes again. */
interface Sequence extends Repair {
  /** `telling`: no author writes this; `latin`: an accented letter or sign; `other`: any other script; `lost`: a byte is missing. */
  readonly kind: 'telling' | 'latin' | 'other' | 'lost'
}

/**
 * Recognises UTF-8 that was read as a single-byte encoding and saved again, as in `â€™`. One odd sequence proves
 * nothing: there must be several, of a sort that genuine text with accented letters does not have.
 */
export function findDamage(text: string): Damage | null {
  const runs = [...text.matchAll(/[^\0-\x7f]{2,}/g)]
  if (runs.length === 0) return null
  let best: { damage: Damage; weight: number } | null = null
  for (const page of CODE_PAGES) {
    const sequences = runs.flatMap((run) => sequencesOf(run[0], run.index, page))
    const repairs = convincing(sequences, text)
    const weight = repairs.reduce((sum, { length }) => sum + length, 0)
    if (weight > (best?.weight ?? 0)) best = { damage: { readAs: page.name, repairs }, weight }
  }
  return best?.damage ?? null
}

function convincing(sequences: readonly Sequence[], text: string): readonly Repair[] {
  const count = (kind: Sequence['kind']) => sequences.filter((sequence) => sequence.kind === kind).length
  const [telling, latin, other] = [count('telling'), count('latin'), count('other')]
  const covered = sequences.reduce((sum, { length }) => sum + length, 0)
  const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const nearlyAll = telling + latin + other >= 4 && covered >= beyondAscii * 0.9
  if (nearlyAll) return sequences
  const several = (telling >= 1 && telling + latin >= 2) || (latin >= 4 && covered >= beyondAscii * 0.5)
  return several ? sequences.filter(({ kind }) => kind !== 'other') : []
}

function sequencesOf(run: string, offset: number, page: CodePage): Sequence[] {
  const found: Sequence[] = []
  let at = 0
  while (at < run.length) {
    const sequence = sequenceAt(run, at, page)
    if (sequence) found.push({ ...sequence, offset: offset + at })
    at += sequence?.length ?? 1
  }
  return found
}

function sequenceAt(run: string, at: number, page: CodePage): Omit<Sequence, 'offset'> | null {
  const lead = page.bytes.get(run.charAt(at)) ?? 0
  const expected =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0
  if (expected === 0) return null
  const bytes = [lead]
  while (bytes.length < expected) {
    const byte = page.bytes.get(run.charAt(at + bytes.length)) ?? 0
    if (byte < 0x80 || byte > 0xbf) break
    bytes.push(byte)
  }
  if (bytes.length < expected) return page.drops ? lost(bytes) : null
  const point = codePoint(bytes)
  return point === null ? null : { length: expected, text: String.fromCodePoint(point), kind: kindOf(point) }
}

/** Null for what no UTF-8 encoder writes: overlong forms, surrogates, beyond Unicode. */
function codePoint(bytes: readonly number[]): number | null {
  const [lead = 0, ...rest] = bytes
  const least = [0x80, 0x800, 0x10000][rest.length - 1] ?? 0
  const point = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (0x3f >> rest.length))
  const isScalar = point >= least && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return isScalar ? point : null
}

/** Punctuation, arrows, signs and emoji are what is most often damaged in documents. */
function kindOf(point: number): Sequence['kind'] {
  if ((point >= 0x2000 && point <= 0x2bff) || point === 0xfe0f || (point >= 0x1f000 && point <= 0x1faff))
    return 'telling'
  return point >= 0xa0 && point <= 0x17f ? 'latin' : 'other'
}

/** What is left when the reader dropped a byte it had no character for; only what is certain is put right. */
function lost(bytes: readonly number[]): Omit<Sequence, 'offset'> | null {
  const [lead, second] = bytes
  if (second === undefined) return null
  const text = lead === 0xe2 && second === 0x80 ? '”' : lead === 0xef && second === 0xb8 ? '\ufe0f' : '\ufffd'
  const isCertain = lead === 0xe2 || (lead === 0xef && second === 0xb8) || (lead === 0xf0 && second === 0x9f)
  return isCertain ? { length: bytes.length, text, kind: 'lost' } : null
}
