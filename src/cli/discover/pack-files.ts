import { readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { lookAt } from './look.js'
import { namesIn } from './names-in.js'

/** Bytes. Rules are a few lines. */
const LARGEST_RULE = 1_000_000
const YAML = /\.ya?ml$/i
const PAGE = /\.(?:md|markdown)$/i
const PAPERS = /^(?:readme|changelog)\.(?:md|markdown)$/i

/**
 * Tells what belongs to packs and is no document of a release: the manifest, the rules, their pages, what introduces the
 * pack, and its cases. The rest of such a folder may be anything, and counts as a document. A folder is a pack where it
 * is in use, or where rules stand beside a pack.yaml.
 *
 * @param inUse absolute paths of the folders of one's own packs
 * @param root the folder of the project, whose README introduces the project even where it is a pack
 */
export function packFiles(inUse: readonly string[], root: string): (absolute: string) => boolean {
  const used = new Set(inUse.map(realPath))
  const known = new Map<string, Pack | null>()
  const packAt = (folder: string): Pack | null => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const found = packIn(folder, used.has(realPath(folder)))
    known.set(folder, found)
    return found
  }
  return (absolute) => {
    const folder = dirname(absolute)
    const name = basename(absolute)
    const pack = packAt(folder)
    if (pack?.files.has(name) || (pack && PAPERS.test(name) && realPath(folder) !== realPath(root))) return true
    for (let at = folder; dirname(at) !== at; at = dirname(at)) {
      if (basename(at) === 'cases' && packAt(dirname(at))) return true
    }
    return false
  }
}

interface Pack {
  /** Names of the manifest, the rules and their pages. */
  readonly files: ReadonlySet<string>
}

function packIn(folder: string, isInUse: boolean): Pack | null {
  const names = namesIn(folder)
  const manifest = names.filter((name) => /^pack\.ya?ml$/i.test(name))
  if (!isInUse && manifest.length === 0) return null
  const yaml = names.filter((name) => YAML.test(name) && !manifest.includes(name))
  const rules = yaml.filter((name) => isRule(join(folder, name)))
  if (!isInUse && rules.length === 0) return null
  const stems = new Set(rules.map((name) => name.replace(YAML, '')))
  const pages = names.filter((name) => PAGE.test(name) && stems.has(name.replace(PAGE, '')))
  return { files: new Set([...manifest, ...rules, ...pages]) }
}

/** No document of a release requires anything: only rules have that key. */
function isRule(absolute: string): boolean {
  const found = lookAt(absolute)
  if (found.is !== 'file' || found.size > LARGEST_RULE) return false
  try {
    return /^["']?require["']?[ \t]*:/m.test(readFileSync(absolute, 'utf8'))
  } catch {
    return false
  }
}

/** Links may lead here from elsewhere. */
function realPath(absolute: string): string {
  try {
    return realpathSync(absolute)
  } catch {
    return absolute
  }
}
