import { dirname, relative, resolve } from 'node:path'
import type { Input } from '../check.js'
import { shellPath } from '../model/index.js'
import { type Nearest, nearestConfig, startOf } from './config-file.js'
import { STDIN } from './discover/discover.js'
import { slashed } from './discover/slashed.js'
import { CONFIG_NAME } from './misnamed-config.js'

/** What a run is about, and how its config was found. */
export interface OneConfigRun {
  /** As they were given. */
  readonly paths: readonly string[]
  readonly inputs: readonly Pick<Input, 'id'>[]
  /** `--config`: then one config is meant for all. */
  readonly named: string | undefined
  readonly cwd: string
}

/**
 * Why one config cannot stand for all that is judged: a path, or a document below one, lies nearer to another. The order
 * of paths would decide which of them counts, and a stricter one would be left out in silence. Null where all have one.
 */
export function severalConfigs({ paths, inputs, named, cwd }: OneConfigRun): string | null {
  if (named !== undefined) return null
  const nearest = nearestFrom()
  const used = nearest(startOf(paths[0], cwd))
  const show = (config: string | null) => (config === null ? 'no config (the defaults)' : seenFrom(config, cwd))
  const tell = (one: string, its: string | null) =>
    `One run has one config, and ${paths[0] ?? 'this folder'} has ${show(used)}, while ${one} has ${show(its)}. Run gonogo for each folder alone (gonogo check ${shellPath(folderOf(its ?? used, cwd))}), or say which config counts for all: --config ${shellPath(seenFrom(used ?? its ?? CONFIG_NAME, cwd))}`
  // What is wrong with a path that leads nowhere is told, and nothing of it is judged.
  const problems = new Set(inputs.map(({ id }) => id).filter((id) => id.startsWith('problem ')))
  for (const path of paths) {
    if (path === '' || path === STDIN || problems.has(`problem ${slashed(path)}`)) continue
    const its = nearest(startOf(path, cwd))
    if (its !== used) return tell(path, its)
  }
  for (const { id } of inputs) {
    if (problems.has(id)) continue
    const its = nearest(dirname(id))
    // A repository of its own that has no config is judged by the one above it.
    if (its !== null && its !== used) return tell(seenFrom(id, cwd), its)
  }
  return null
}

/** The config nearest to a folder, or what is meant for one; each folder is looked into once. */
function nearestFrom(): (folder: string) => string | null {
  const known = new Map<string, Nearest>()
  return (folder) => {
    const { path, misnamed } = nearestConfig(folder, known)
    return misnamed ?? path
  }
}

const seenFrom = (absolute: string, cwd: string): string => slashed(relative(cwd, resolve(absolute))) || '.'

const folderOf = (config: string | null, cwd: string): string => seenFrom(dirname(config ?? cwd), cwd)
