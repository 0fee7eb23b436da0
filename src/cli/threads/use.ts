import { existsSync, realpathSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Input, World } from '../../check.js'
import type { Config } from '../../model/index.js'
import { inTurns } from '../../read-all.js'
import type { Cached } from '../cache/use.js'
import { rootOf } from '../gather.js'
import type { Io } from '../io.js'
import type { CheckOptions } from '../options.js'
import type { Opened } from '../prepare.js'
import { worthIt } from './amount.js'

/**
 * The world in which several threads judge, where that is asked for or worth it and can be. The report is the same, byte
 * for byte. What is measured stays in one thread.
 *
 * @param config as it is judged by
 */
export function useThreads(
  { threads, stats, stdinFilename }: Pick<CheckOptions, 'threads' | 'stats' | 'stdinFilename'>,
  { setup, gathered, followed }: Opened,
  { world, shared }: Pick<Cached, 'world' | 'shared'>,
  config: Config,
  io: Io,
): World {
  // Standard input is read once, and by one.
  const isAlone = threads === 1 || stats === true || stdinFilename !== undefined
  const program = isAlone ? null : programOf(io)
  if (program === null) return world
  const files = gathered.inputs.filter(isFile)
  const numbers = new Map(files.map((input, file) => [input, file]))
  const data = () => ({
    config,
    policy: setup.policy,
    files: files.map(({ id, path }) => [id, path] as const),
    folder: setup.places,
    root: rootOf(setup),
    cwd: io.cwd,
    now: world.now,
    tallies: world.tallies ?? false,
    limit: config.fileSizeLimit,
    hashed: shared !== undefined,
  })
  return {
    ...world,
    async *spread(all, judge) {
      const inputs = [...all]
      const count = Math.min(threads ?? worthIt(toDo(inputs, shared), availableParallelism()), inputs.length)
      if (count < 2) {
        for await (const input of inTurns(inputs, world)) yield await judge(input)
        return
      }
      const [{ startPool }, { spread }] = await Promise.all([import('./pool.js'), import('./spread.js')])
      const pool = startPool(program, count - 1, data())
      try {
        yield* spread(inputs, judge, pool, {
          fileOf: (input) => numbers.get(input),
          known: (input) => world.known?.(input) ?? null,
          take(input, checked, found) {
            gathered.progress.step()
            for (const path of found.followed) followed(path)
            shared?.store(input, found.digest, { checked, asked: found.asked })
          },
          pause: world.pause,
        })
      } finally {
        await pool.end()
      }
    },
  }
}

/** What nothing is kept of, as far as can be told without looking at what it links to. */
function* toDo(inputs: readonly Input[], shared: Cached['shared']): Generator<Input> {
  for (const input of inputs) if (!shared?.mayKnow(input)) yield input
}

/** What stands for a problem with a path is no file. */
const isFile = ({ id }: Input): boolean => !id.startsWith('problem ')

/** The file that a thread begins with; null where this is not the command as it is built. */
function programOf({ program }: Io): string | null {
  if (program === undefined) return null
  try {
    const file = join(dirname(realpathSync(program)), 'cli.cjs')
    return existsSync(file) ? file : null
  } catch {
    return null
  }
}
