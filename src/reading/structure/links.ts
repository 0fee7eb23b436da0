/** What a link asks for, taken apart. */
export interface LinkParts {
  /** The file, decoded; empty for a place in the same document. */
  readonly path: string
  /** What follows `#`, decoded; empty where nothing does. */
  readonly fragment: string
  /** Written `[[like/this]]`: looked for as wikis do. */
  readonly wiki: boolean
}

/** `https:`, `mailto:`, `//cdn.example.com`: of the world outside. */
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i
/** `{{ site.url }}/x`, `<service>.md`, `$VERSION/notes.md`, `%s.md`: filled in by a tool. */
const TEMPLATE = /\{\{|\{%|\$\{?\w|<[^<>]*>|%[a-z]\b|\0/i

/** The parts of a link as it is written, or null where it leads out of the project or is filled in by a tool. */
export function linkParts(written: string): LinkParts | null {
  const wiki = /^!?\[\[([^\][]*)\]\]$/.exec(written.trim())
  const [inner = ''] = wiki ? (wiki[1] as string).split('|', 1) : [written.trim()]
  const target = inner.replace(/\\$/, '')
  if (target === '' || ADDRESS.test(target) || TEMPLATE.test(target)) return null
  const at = target.indexOf('#')
  const [path = ''] = (at < 0 ? target : target.slice(0, at)).split('?', 1)
  const fragment = at < 0 ? '' : target.slice(at + 1)
  return { path: decoded(path).trim(), fragment: decoded(fragment).trim(), wiki: wiki !== null }
}

/** A name with a stray `%` is written as it is meant. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('\0', '')
  } catch {
    return text
  }
}
