import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_PAGES, type CodePage } from '../../src/formats/code-pages.js'
import { decode, parse } from '../../src/formats/index.js'
import { findDamage } from '../../src/formats/mojibake.js'
import { mapSource } from '../../src/formats/source-map.js'

const TEXT = '# Rückkehr\n\nShift traffic → back 🔄.\n'
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())

describe('decoding', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 little-endian', utf16(`\ufeff${TEXT}`)],
    ['UTF-16 big-endian', swapped(`\ufeff${TEXT}`)],
    ['UTF-16 little-endian without a mark', utf16(TEXT)],
    ['UTF-16 big-endian without a mark', swapped(TEXT)],
    ['CRLF', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['lone CR', Buffer.from(TEXT.replaceAll('\n', '\r'))],
  ])('of %s', (_, bytes) => {
    expect(decode(bytes, 'plan.md')).toEqual({ source: { path: 'plan.md', text: TEXT }, problems: [] })
  })

  test('of any text gives it back, with plain line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/\0/.test(text) && !text.startsWith('\ufeff'))
        const { source, problems } = decode(new TextEncoder().encode(text), 'a.md')
        expect(problems.filter(({ code }) => code !== 'binary-content')).toEqual([])
        expect(source.text).toBe(text.replace(/\r\n?/g, '\n'))
      }),
    )
  })

  test('of any bytes ends with a text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decode(bytes, 'a.md').source.text).toBeTypeOf('string')
      }),
    )
  })
})

/** What a reader of the wrong code page makes of UTF-8; null where it has no character for a byte. */
function damaged(text: string, page: CodePage): string | null {
  const chars = new Map(
    [...page.bytes].filter(([char]) => !/[\u0080-\u009f]/.test(char)).map(([char, byte]) => [byte, char]),
  )
  const read = [...Buffer.from(text)].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : chars.get(byte)))
  return read.includes(undefined) ? null : read.join('')
}

describe('text damaged by a wrong encoding', () => {
  const words = fc.constantFrom(
    '“quoted”',
    'don’t',
    '→',
    '—',
    '✅',
    '🔄',
    '…',
    'é',
    'ü',
    'ñ',
    'roll back',
    '\n',
    '⚠️',
    '📊',
    '•',
  )
  test.each(CODE_PAGES)('read as $name is put right', (page) => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (chosen) => {
        const text = chosen.join(' ')
        const bad = damaged(text, page)
        fc.pre(bad !== null && (text.match(/[→—✅🔄…“’•📊]/gu)?.length ?? 0) >= 2)
        const damage = findDamage(bad as string)
        expect(mapSource(bad as string, damage?.repairs).text).toBe(text)
      }),
    )
  })

  test.each([
    ['German', 'Die „Rückkehr“ – größtenteils »sicher« – läuft über ‚blau/grün‘. Spaß“'],
    ['French', 'Le café « fermé »… l’équipe d’été, « CAFÉ », à 5 €. Ça… Où ? “Été”'],
    ['Portuguese', 'Reversão não é opção: ação, “NÃO”, coração… São Paulo – Ã'],
    ['Danish', '„Å“ på Ærø… “Øl” – blåbær'],
    ['Turkish', 'Geri dönüş: ığdır, şişli, “ğ” … Ğ'],
    ['Polish', 'Zażółć gęślą jaźń – „tak”'],
    ['Greek', 'Επαναφορά → τώρα'],
    ['Cyrillic', 'Откат → сейчас “да”'],
    ['Chinese', '回滚 → 现在 ✅'],
    ['Japanese', 'ロールバック “手順” 🔄'],
    ['Vietnamese', 'Khôi phục “ngay” – được'],
    ['emoji', '🔄 ✅ ⚠️ → “ok” 👩‍🚀'],
    ['one example of damage', 'Mojibake looks like `â€™` here.'],
  ])('is not seen in %s', (_, text) => {
    expect(findDamage(text)).toBeNull()
  })

  test('is told once, at its first place, and never in the text itself', () => {
    const text = '# Plan\n\nDonâ€™t wait â†’ act â†’ tell.\n'
    const [document] = parse({ path: 'a.md', text })
    expect(document?.text).toBe(text)
    expect(document?.problems.map(({ code, severity, span }) => [code, severity, span])).toEqual([
      ['damaged-encoding', 'note', { line: 3, column: 4, endLine: 3, endColumn: 7 }],
    ])
  })
})
