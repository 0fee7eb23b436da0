import { join, resolve } from 'node:path'
import type { World } from '../../check.js'
import type { Config } from '../../model/index.js'
import type { Policy } from '../../policy/index.js'
import { printable } from '../../report/index.js'
import type { Io } from '../io.js'
import { makeFolder } from '../make-folder.js'
import { cacheHome, makeOurs } from '../start/cache-folder.js'
import { type Cache, openCache } from './cache.js'
import { touch } from './prune.js'
import { setupDigest } from './setup-digest.js'

export interface CacheOptions {
  readonly cache?: boolean
  readonly cacheLocation?: string
}

/** A run with what is known from earlier ones. */
export interface Cached {
  readonly world: World
  /** What other threads need of the cache; absent: there is none. */
  readonly shared?: Pick<Cache, 'store' | 'mayKnow'>
  /** Keeps what is new. */
  readonly finish: () => Promise<void>
}

/** The world as it is where no cache is asked for, or where there can be none: then that is said, and the run goes on. */
export async function useCache(
  options: CacheOptions,
  { config, policy }: { readonly config: Config; readonly policy: Policy },
  world: World,
  step: () => void,
  io: Io,
): Promise<Cached> {
  const none = { world, finish: async () => {} }
  if (!options.cache && options.cacheLocation === undefined) return none
  const say = (why: string) =>
    io.stderr.write(
      `gonogo: Nothing is kept for the next run: ${printable(why)}. Name another place: --cache-location DIR\n`,
    )
  try {
    const folder = folderFor(options, setupDigest(config, policy, { tallies: world.tallies ?? false }), io)
    if (folder === null) {
      await say('this machine has no cache folder that is yours alone')
      return none
    }
    const { world: known, finish, ...shared } = openCache(folder, policy, world, step)
    return {
      world: known,
      shared,
      async finish() {
        const trouble = finish()
        if (trouble !== null) await say(trouble)
      },
    }
  } catch (error) {
    await say(error instanceof Error ? error.message : String(error))
    return none
  }
}

/** Absolute path of the folder for this configuration; made where it is not there. */
function folderFor({ cacheLocation }: CacheOptions, digest: string, io: Io): string | null {
  if (cacheLocation !== undefined) {
    const folder = join(resolve(io.cwd, cacheLocation), digest)
    makeFolder(folder)
    return touch(folder)
  }
  const home = cacheHome(io.env, process.platform)
  if (home === null) return null
  const folder = join(home, 'gonogo', 'check', digest)
  return makeOurs(folder) ? touch(folder) : null
}
