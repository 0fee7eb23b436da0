import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { code, link, prose, table } from '../../src/report/reference/markdown.js'

type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] }

const parsed = (text: string): Node =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as unknown as Node
const textIn = (node: Node): string =>
  node.type === 'html' ? '' : (node.value ?? (node.children ?? []).map(textIn).join(''))
const typesIn = (node: Node): readonly string[] => [node.type, ...(node.children ?? []).flatMap(typesIn)]

/** Texts that are full of what Markdown and HTML obey. */
const pieces = fc.constantFrom(
  ...[
    'a',
    'b c',
    ' ',
    '*',
    '_',
    '**',
    '`',
    '``',
    '|',
    '\\',
    '<b>',
    '<!-- x -->',
    '[a](b)',
    '![a](b)',
    '# ',
    '- ',
    '+ ',
  ],
  ...['> ', '1. ', '2) ', '~~', '&amp;', '&', '=', '---', 'x_y', '[^1]', '{a.b}', '\n', '\n\n', '[x] ', '~~~', ':'],
)
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('Markdown that is made from the words of rules', () => {
  it('shows a sentence without backticks as it is written, and obeys nothing in it', () => {
    fc.assert(
      fc.property(
        texts.map((text) => plain(text.replaceAll('`', ''))),
        (text) => {
          const tree = parsed(prose(text))
          expect(textIn(tree)).toBe(text)
          expect(typesIn(tree).filter((type) => !['root', 'paragraph', 'text'].includes(type))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('keeps what stands in backticks as code, and obeys nothing else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        // Code that holds what would end a cell is written in HTML.
        const isCode = (type: string) => type === 'inlineCode' || (type === 'html' && text.includes('\\|'))
        const types = typesIn(parsed(prose(text))).filter((type) => !isCode(type))
        expect(types.filter((type) => !['root', 'paragraph', 'text'].includes(type))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('shows any text as code', () => {
    fc.assert(
      fc.property(
        texts.map(plain).filter((text) => text !== ''),
        (text) => {
          const tree = parsed(`Code: ${code(text)}`)
          expect(textIn(tree)).toBe(`Code: ${text}`)
          const types = text.includes('\\|') ? ['html', 'text', 'html'] : ['inlineCode']
          expect(typesIn(tree)).toEqual(['root', 'paragraph', 'text', ...types])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('keeps every cell of a table in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 4 }), (rows) => {
        const made = table(
          ['Code', 'Text'],
          rows.map(([left, right]) => [code(left), prose(right.replaceAll('`', ''))]),
        )
        const [shown, ...more] = parsed(made).children ?? []
        expect(more).toEqual([])
        const cells = (shown?.children ?? []).slice(1).map((row) => (row.children ?? []).map(textIn))
        expect(cells).toEqual(rows.map(([left, right]) => [plain(left), plain(right.replaceAll('`', ''))]))
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps code that a sentence quotes in its cell', () => {
    const made = table(['Text'], [[prose('Such as `a\\|b` or `c|d`.')]])
    expect(textIn((parsed(made).children?.[0]?.children ?? [])[1] as Node)).toBe('Such as a\\|b or c|d.')
  })

  it('links to any path', () => {
    expect(link('a', 'b/c.md')).toBe('[a](b/c.md)')
    expect(textIn(parsed(link('a', 'b (c)/d e.md')))).toBe('a')
  })
})
