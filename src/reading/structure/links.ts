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

/** `<a href="runbook.md">our runbook</a>` */
const ANCHOR = /^<a\s[^<>]{0,500}?\bhref\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,500})/i
/** `<runbook.md>`; `<service>.md` and `<the runbook>` wait for a name. */
const ANGLED = /^<([\w./-]{1,500}\.[a-z]\w{0,7}(?:#[^\s<>]{0,200})?)>$/i
/** `file:runbook.md`, `file:///srv/runbook.md`: files like any other. */
const SCHEME = /^file:(?:\/\/(?:localhost)?(?=\/))?/i

/** The target as Markdown would write it, however it is dressed. */
export function plainTarget(written: string): string {
  const bare = ANCHOR.exec(written)?.[1] ?? ANGLED.exec(written)?.[1] ?? written
  return bare.replace(SCHEME, '')
}

/** `https:` and the like, but no file. */
const OUTSIDE = /^(?!file:)[a-z][a-z0-9+.-]*:/i

/** Whether an address leads out of the project. */
export const isOutside = (url: string): boolean => OUTSIDE.test(url)

/** `runbook.md` as people call it: `runbook`. */
export const withoutEnding = (name: string): string => name.replace(/\.(?:md|markdown|ya?ml)$/i, '')

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
