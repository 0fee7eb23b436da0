import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Input, World } from '../check.js'
import { linkParts } from '../reading/index.js'
import { slashed } from './discover/slashed.js'
import type { FileInput } from './file-inputs.js'
import { linkTarget, namesBeside, namesIn } from './link-target.js'
import { memoLast } from './memo-last.js'

/**
 * Where links of documents lead, among the inputs or not.
 *
 * @param at.root seen from where links that begin with `/` are, where no repository is
 */
export function followLinks(
  inputs: readonly Input[],
  { cwd, root }: { readonly cwd: string; readonly root: string | null },
  input: FileInput,
): Required<Pick<World, 'linked' | 'namesBeside'>> {
  const byId = new Map(inputs.map((one) => [one.id, one]))
  const absoluteOf = new Map(inputs.map((one) => [one.path, one.id]))
  const fileOf = (path: string) => absoluteOf.get(path) ?? resolve(cwd, path)
  // Links of one document come together, and many are alike.
  const followed = memoLast((_path) => new Map<string, string | null>())
  // Documents of one folder come together, and links that lead to nothing are looked for in it again and again.
  const listed = memoLast(namesIn)
  const targetOf = (path: string, target: string): string | null => {
    const known = followed(path)
    const absolute = known.get(target) ?? (known.has(target) ? null : linkTarget(fileOf(path), target, root))
    known.set(target, absolute)
    return absolute
  }
  return {
    linked(path, target) {
      const absolute = targetOf(path, target)
      if (absolute === null) return null
      const known = byId.get(absolute)
      if (known) return known
      return existsSync(absolute) ? input(absolute, slashed(relative(cwd, absolute))) : 'missing'
    },
    namesBeside(path, target) {
      const absolute = targetOf(path, target)
      return absolute === null ? [] : namesBeside(absolute, linkParts(target)?.path ?? '', listed)
    },
  }
}
