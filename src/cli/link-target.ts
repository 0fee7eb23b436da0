import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * The absolute path a link leads to, or null where it leads to no file: a web address, or a place in the same document.
 * A link that begins with `/` is seen from the root of the repository, as code hosts do; a wiki link may leave `.md` out.
 *
 * @param from absolute path of the document
 */
export function linkTarget(from: string, target: string): string | null {
  const [bare = ''] = target.split(/[?#]/, 1)
  if (bare === '' || bare.includes('\0') || /^[a-z][a-z0-9+.-]*:/i.test(bare) || bare.startsWith('//')) return null
  const path = decoded(bare)
  const folder = dirname(from)
  const absolute = path.startsWith('/') ? join(repositoryRoot(folder) ?? '/', path) : resolve(folder, path)
  return !existsSync(absolute) && existsSync(`${absolute}.md`) ? `${absolute}.md` : absolute
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '')
  } catch {
    return path
  }
}

/** The nearest folder at or above that holds `.git`. */
function repositoryRoot(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return null
  }
}
