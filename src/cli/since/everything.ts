import { dirname, join, relative, resolve } from 'node:path'
import type { Run } from '../baseline/use.js'
import { slashed } from '../discover/slashed.js'
import type { Revision } from '../gate/revision.js'
import { CONFIG_NAME } from '../misnamed-config.js'
import { YAML } from '../pack-reader.js'
import { filesOf } from '../setup.js'
import type { Changes } from './changes.js'
import type { History } from './history.js'
import { LOCKS, pinOfGonogo } from './pins.js'

const PACKAGES = 'node_modules'

/**
 * Why every document is judged: what they are judged by changed, so that one that did not change may be judged in another
 * way. Null where it is all as it was.
 *
 * @param start absolute path of the folder in which a config is looked for
 * @param baseline absolute path of the baseline in use
 */
export function whyEverything(
  run: Run,
  start: string,
  history: History,
  changes: Changes,
  baseline: string | null,
): string | null {
  const { setup, cwd } = run
  const { config, packs } = setup
  const words = [...config.vocabulary.flatMap(({ path }) => path ?? []), ...config.facts.map(({ path }) => path)]
  // A page of a rule is for people.
  const policy = filesOf(config, packs, cwd).filter((path) => !path.endsWith('.md'))
  const files = [
    ...new Set([...policy, ...words.map((path) => resolve(cwd, path)), ...(baseline === null ? [] : [baseline])]),
  ]
  const gone = packs.flatMap(({ path }) => rulesBefore(dirname(resolve(cwd, path)), history.base))
  const own = [...files, ...gone].filter((path) => !isInstalled(path))
  const changed = [...own, ...configsAbove(start, history)].find(changes.touched)
  if (changed !== undefined) return `${slashed(relative(cwd, changed))} changed`
  const pin = pinOfGonogo(start, history.base, changes)
  if (pin !== null) return `${slashed(relative(cwd, pin))} names another gonogo than before`
  return files.some(isInstalled) ? whyPackages(start, history, changes, cwd) : null
}

/** A rule that is gone has left others to judge. */
function rulesBefore(folder: string, base: Revision): readonly string[] {
  const place = base.inside(folder)
  if (place === null) return []
  return base.names(place).flatMap((name) => (YAML.test(name) ? [join(folder, name)] : []))
}

const isInstalled = (path: string): boolean => slashed(path).split('/').includes(PACKAGES)

/** A config that is gone has left others, or the defaults, to judge. */
function configsAbove(folder: string, { base }: History): readonly string[] {
  const found: string[] = []
  for (let at = folder; base.inside(at) !== null; at = dirname(at)) {
    found.push(join(at, CONFIG_NAME))
    if (base.inside(at) === '' || dirname(at) === at) break
  }
  return found
}

/** Packs from packages are as they were where what pins the packages is. */
function whyPackages(folder: string, { base }: History, changes: Changes, cwd: string): string | null {
  const locks: string[] = []
  for (let at = folder; base.inside(at) !== null; at = dirname(at)) {
    locks.push(
      ...LOCKS.map((name) => join(at, name)).filter(
        (path) => base.find(base.inside(path) ?? '') !== null || changes.touched(path),
      ),
    )
    if (base.inside(at) === '' || dirname(at) === at) break
  }
  const changed = locks.find(changes.touched)
  if (changed !== undefined) return `${slashed(relative(cwd, changed))} changed, and rules come from a package`
  return locks.length === 0 ? 'rules come from a package, and no lock file says which' : null
}
