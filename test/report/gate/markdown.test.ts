import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { GateReport } from '../../../src/model/index.js'
import { GATE_FORMATS, printable } from '../../../src/report/index.js'
import { view } from '../sample.js'
import { finding } from './findings.js'
import { FULL, gate, report, SAMPLES } from './samples.js'

/** What GitHub takes. */
const MOST = 65_536

function comment(one: GateReport): string {
  const render = GATE_FORMATS.get('markdown')
  return render ? render(one, view()) : ''
}

const treeOf = (text: string): Nodes =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesIn(child)) : [])]
}

/** What gonogo itself writes as HTML. */
const OWN =
  /^(?:<!-- gonogo-gate [\w.!~*'()%-]* -->|<\/?details>|<details><summary>[\w ,:;().]*<\/summary>|<br>|<\/?(?:sub|span|code)>)$/

/** What GitHub makes of a text that stands in no code: a mention, a reference, a link, a formula, a picture. */
const OBEYED = /@\w|#\d|\bGH-\d|:\/\/|\bwww\.|\$|:[\w+-]*[a-z+-][\w+-]*:/

describe.each(Object.entries(SAMPLES))('the comment on %s', (_, one) => {
  const text = comment(one)
  const nodes = nodesIn(treeOf(text))

  test('has no markup but its own', () => {
    const html = nodes.flatMap((node) => (node.type === 'html' ? node.value.split('\n') : []))
    expect(html.filter((piece) => !OWN.test(piece))).toEqual([])
    const kinds = new Set(nodes.map(({ type }) => type))
    for (const kind of [
      'link',
      'image',
      'linkReference',
      'imageReference',
      'definition',
      'footnoteReference',
      'code',
    ]) {
      expect(kinds).not.toContain(kind)
    }
  })

  test('mentions nobody and refers to nothing', () => {
    const texts = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : []))
    // A dollar stands alone between the marks that keep it from opening a formula.
    expect(texts.filter((piece) => piece !== '$' && OBEYED.test(piece))).toEqual([])
  })

  test('fits, and begins with its mark', () => {
    expect(text.length).toBeLessThanOrEqual(MOST)
    expect(text).toMatch(/^<!-- gonogo-gate .* -->\n/)
  })
})

test('what does not fit is counted', () => {
  const text = comment(FULL)
  const shown = text.split('\n').filter((row) => row.startsWith('- **Something')).length
  const hidden = [...text.matchAll(/^- and (\d+) more,/gm)].reduce((sum, [, amount]) => sum + Number(amount), 0)
  expect(hidden).toBeGreaterThan(0)
  expect(shown + hidden).toBe(500)
})

test('one plan has one mark, another plan another', () => {
  const [mark, ...marks] = [SAMPLES['go'], SAMPLES['no-go'], SAMPLES['nothing']].map(
    (one) => comment(one as GateReport).split('\n')[0],
  )
  expect(marks).toEqual([mark, '<!-- gonogo-gate  -->'])
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'`*_[]()<>#|@:/\\~!&;$-+=. \n\t1aé\u202e\ud800'), maxLength: 40 }),
)

test('any text of a document stays the text that it is, and fits', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3000 }), (messages, length) => {
      const findings = messages.map((message) =>
        finding({ message, fix: `Do it. ${message.repeat(length % 40)}`, path: message || 'x' }),
      )
      const one = gate({ report: report({ verdict: { decision: 'NO-GO', because: [], reasons: [] }, findings }) })
      const written = comment(one)
      const nodes = nodesIn(treeOf(written))
      expect(written.length).toBeLessThanOrEqual(MOST)
      const html = nodes.flatMap((node) => (node.type === 'html' ? node.value.split('\n') : []))
      expect(html.filter((piece) => !OWN.test(piece))).toEqual([])
      const titles = nodes.flatMap((node) => (node.type === 'listItem' ? [plainOf(node)] : []))
      for (const message of messages.filter((words) => words.trim() !== '' && !words.includes('`'))) {
        const words = printable(message.replace(/\s+/g, ' ').trim()).replace(/\s+/g, ' ')
        expect(titles.some((title) => title.replace(/\s+/g, ' ').startsWith(words))).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

function plainOf(node: Nodes): string {
  if (node.type === 'html') return ''
  if ('value' in node) return node.value.replaceAll('\u200b', '')
  return 'children' in node ? node.children.map((child) => plainOf(child)).join('') : ''
}
