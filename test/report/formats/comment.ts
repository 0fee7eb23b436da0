import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

const nodesIn = (node: Nodes): readonly Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap((child) => nodesIn(child)) : []),
]

/** What a parser that is not ours makes of a comment on GitHub. */
export const parsedComment = (text: string): readonly Nodes[] =>
  nodesIn(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))

/** What gonogo itself writes as HTML. */
const OWN =
  /^(?:<!-- gonogo-check -->|<\/details>|<details(?: open)?><summary>(?:<b>(?:[\p{L}\p{N} ./-]|&#\d+;)*<\/b> )?[\w ,]*<\/summary>|<br>|<\/?(?:sub|span|code)>)$/u
/** What GitHub makes of a text that stands in no code: a mention, a reference, a link, a formula. */
const OBEYED = /@\w|#\d|\bGH-\d|:\/\/|\bwww\.|\$/
const MARKUP = ['link', 'image', 'linkReference', 'imageReference', 'definition', 'footnoteReference', 'code']

/** What a comment has that a document must not bring into it. */
export function commentErrors(text: string): readonly string[] {
  const nodes = parsedComment(text)
  const html = nodes.flatMap((node) => (node.type === 'html' ? node.value.split('\n') : []))
  const texts = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : []))
  return [
    ...html.filter((piece) => !OWN.test(piece)),
    ...nodes.flatMap(({ type }) => (MARKUP.includes(type) ? [type] : [])),
    ...texts.filter((piece) => piece !== '$' && OBEYED.test(piece)),
  ]
}
