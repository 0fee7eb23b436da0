import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of XML without its prefix, with the elements inside it in their order. Attributes keep theirs; texts are left out. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly elements: readonly Element[]
}

/** Deeper than suites of suites are. */
const DEEPEST = 60

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  parseTagValue: false,
  parseAttributeValue: false,
  // Nothing here asks for a text that needs them, and entities are how XML files explode or read others.
  processEntities: false,
})

/** The one root of an XML file, or a sentence that says why there is none. Never throws. */
export function parseXml(text: string): Element | string {
  if (declaresMore(text)) return 'It declares a document type or entities, which a report has no need of.'
  try {
    if (XMLValidator.validate(text) !== true) return 'It is no well-formed XML.'
    const roots = elementsOf(PARSER.parse(text))
    return roots.length === 1 && roots[0] ? roots[0] : 'It is no well-formed XML.'
  } catch {
    return 'It is no XML that can be read.'
  }
}

/** Whether there is a `<!` that begins neither a comment nor a CDATA section: both may hold any text. */
function declaresMore(text: string): boolean {
  for (let at = text.indexOf('<!'); at >= 0; ) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null
    const until = end === null ? -1 : text.indexOf(end, at + end.length)
    if (until < 0) return true
    at = text.indexOf('<!', until)
  }
  return false
}

const ATTRIBUTES = ':@'

function elementsOf(nodes: unknown): readonly Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>): readonly Element[] => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES)
    if (name === undefined || name === '#text') return []
    const written = Object.entries(node[ATTRIBUTES] ?? {})
    const attributes = written.map(([key, value]): [string, string] => [key.slice(1), String(value)])
    return [{ name: name.replace(/^[^:]*:/, ''), attributes: new Map(attributes), elements: elementsOf(node[name]) }]
  })
}
