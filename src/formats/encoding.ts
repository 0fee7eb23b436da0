/** How much of a file is looked at to tell text from binary content. */
const SAMPLE = 8192
/** The share of control characters from which on a file is no text. */
const MOST_CONTROLS = 0.02

/** UTF-16 by its byte order mark, or by NULs standing in every other byte as they do in Western text; else null. */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  if (sample.length < 4) return null
  const nuls = [0, 0]
  let controls = 0
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] === 0) nuls[at % 2] = (nuls[at % 2] as number) + 1
    else if (isControl(sample[at] as number)) controls += 1
  }
  if (controls > sample.length * MOST_CONTROLS) return null
  const pairs = sample.length / 2
  const [even = 0, odd = 0] = nuls
  if (odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

const SIGNATURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0xff, 0xd8, 0xff],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** A known file signature, or more control characters than any text has. */
export function isBinary(bytes: Uint8Array): boolean {
  if (SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte))) return true
  const sample = bytes.subarray(0, SAMPLE)
  let controls = 0
  for (const byte of sample) if (isControl(byte)) controls += 1
  return controls > 0 && controls > sample.length * MOST_CONTROLS
}

/** Bytes below the space that no text has: tab, line breaks, form feed and escape sequences are text. */
const isControl = (byte: number) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)
