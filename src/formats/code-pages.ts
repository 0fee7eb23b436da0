/** A single-byte encoding that UTF-8 is often mistaken for: the byte of every character beyond ASCII. */
export interface CodePage {
  readonly name: string
  readonly bytes: ReadonlyMap<string, number>
  /** It has no character for some bytes, so readers dropped them: a sequence may have lost one. */
  readonly drops: boolean
}

/** 0x80 to 0x9f of Windows-1252; a space stands for a byte without a character. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** Windows-1254 has six letters of its own where Windows-1252 has Icelandic ones. */
const TURKISH: readonly (readonly [string, number])[] = [
  ['Ğ', 0xd0],
  ['İ', 0xdd],
  ['Ş', 0xde],
  ['ğ', 0xf0],
  ['ı', 0xfd],
  ['ş', 0xfe],
]

function windows(): Map<string, number> {
  const bytes = new Map<string, number>()
  for (let byte = 0x80; byte <= 0xff; byte += 1) bytes.set(String.fromCharCode(byte), byte)
  for (const [index, char] of [...WINDOWS].entries()) if (char !== ' ') bytes.set(char, 0x80 + index)
  return bytes
}

export const CODE_PAGES: readonly CodePage[] = [
  { name: 'Windows-1252', bytes: windows(), drops: true },
  { name: 'Windows-1254', bytes: new Map([...windows(), ...TURKISH]), drops: true },
  { name: 'Mac Roman', bytes: new Map([...MAC_ROMAN].map((char, index) => [char, 0x80 + index])), drops: false },
]
