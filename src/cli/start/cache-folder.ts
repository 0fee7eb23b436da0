import { lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Writable by the group or by everybody. */
const OTHERS_WRITE = 0o022
/** Where everybody may write and nobody may take away what is not theirs, as in `/tmp`. */
const STICKY = 0o1000

/** Where the compiled program is kept, or null where this machine names no such place. */
export function codeFolder(env: Environment, platform: NodeJS.Platform = process.platform): string | null {
  const base = cacheHome(env, platform)
  return base === null || !isAbsolute(base) ? null : join(base, 'gonogo', 'code')
}

/** Where the platform keeps what can be made again, or null where this machine names no such place. */
export function cacheHome(env: Environment, platform: NodeJS.Platform): string | null {
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME']
  if (platform === 'win32') return env['LOCALAPPDATA'] || null
  const home = env['HOME'] || homedir()
  return home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache')
}

/**
 * Whether what lies in a folder was put there by the user who runs this, and could be by nobody else: what is compiled is
 * run unseen. So the folder is the user's, and all above it are the user's or the system's, and nobody else may write to
 * any of them. Windows keeps the folder of a user for the user.
 */
export function isOurs(folder: string): boolean {
  if (process.getuid === undefined) return true
  const user = process.getuid()
  const real = realpathSync(folder)
  const own = lstatSync(real)
  return own.uid === user && (own.mode & OTHERS_WRITE) === 0 && isKept(dirname(real), user)
}

/** Makes the folder where that is safe; whether it is there now and is the user's. Throws what the operating system says. */
export function makeOurs(folder: string): boolean {
  const there = nearestFolder(folder)
  if (there === folder) return isOurs(folder)
  if (process.getuid !== undefined && !isKept(realpathSync(there), process.getuid())) return false
  // One after the other: where no folder can be made (below /proc), Node tries for ever to make several.
  for (const one of missing(folder, there)) make(one)
  return isOurs(folder)
}

/** The folders from one that is there down to one that is not, the outermost first. */
function missing(folder: string, there: string): readonly string[] {
  return folder === there ? [] : [...missing(dirname(folder), there), folder]
}

/** Another run may have made it at this moment. */
function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function isKept(folder: string, user: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const stats = lstatSync(at)
    if (!isOfUserOrSystem(stats, user) || ((stats.mode & OTHERS_WRITE) !== 0 && (stats.mode & STICKY) === 0))
      return false
    if (dirname(at) === at) return true
  }
}

const isOfUserOrSystem = ({ uid }: Stats, user: number): boolean => uid === user || uid === 0

function nearestFolder(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false }) || dirname(at) === at) return at
  }
}
