import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { codeFolder, isOurs, makeOurs } from './cache-folder.js'

/**
 * What V8 compiled of the program in an earlier run, so that it is not compiled again. V8 itself refuses what another
 * version or other flags made. It does not look for damage, so that is done here. Whatever is wrong, there is none.
 */
export interface CompiledCode {
  readonly data: Buffer
  /** What the runs did from which it was made: other work needs other functions. */
  readonly work: ReadonlySet<string>
}

/** Four bytes each: the checksum of all behind it, and how many bytes tell the work. */
const HEAD = 8
const LARGEST = 32 * 1024 * 1024
const OURS = /^[0-9a-f]{16}-[\w.-]{1,80}\.bin(?:\.\d+\.unfinished)?$/
/** One for each command of a version that is in use, and some of another; three megabytes each. */
const MOST_FILES = 12

/** Absolute path of the file, or null where nothing is to be kept. */
export function codeFile(digest: string, command: string, env: NodeJS.ProcessEnv): string | null {
  if (isOn(env['GONOGO_DISABLE_CODE_CACHE']) || isOn(env['NODE_DISABLE_COMPILE_CACHE'])) return null
  const folder = codeFolder(env)
  if (folder === null) return null
  const flags = [...process.execArgv, env['NODE_OPTIONS'] ?? ''].join(' ').trim()
  const flagged = flags === '' ? '' : `-${crc32(flags).toString(16)}`
  return join(folder, `${digest}-${process.version}-${process.arch}${flagged}-${command}.bin`)
}

const isOn = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0'

export function readCode(file: string): CompiledCode | null {
  try {
    return isOurs(join(file, '..')) ? opened(file) : null
  } catch {
    return null
  }
}

function opened(file: string): CompiledCode | null {
  const handle = openSync(file, 'r')
  try {
    const { size, mode, uid } = fstatSync(handle)
    const isForeign = process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)
    if (isForeign || size <= HEAD || size > LARGEST) return null
    const bytes = Buffer.allocUnsafeSlow(size)
    if (readSync(handle, bytes, 0, size, 0) !== size) return null
    if (crc32(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return null
    const data = HEAD + bytes.readUInt32LE(4)
    const work = bytes.toString('utf8', HEAD, data)
    return { data: bytes.subarray(data), work: new Set(work === '' ? [] : work.split(' ')) }
  } finally {
    closeSync(handle)
  }
}

/** Appears whole or not at all: another run may read or write the same file at this moment. */
export function writeCode(file: string, { data, work }: CompiledCode): void {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    if (!makeOurs(join(file, '..'))) return
    const words = Buffer.from([...work].sort().join(' '))
    const bytes = Buffer.concat([Buffer.alloc(HEAD), words, data])
    bytes.writeUInt32LE(words.length, 4)
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0)
    writeFileSync(unfinished, bytes, { flag: 'wx', mode: 0o600 })
    renameSync(unfinished, file)
    forget(join(file, '..'))
  } catch {
    // A folder that cannot be written, a full disk: the next run compiles again, and nobody needs to know.
    remove(unfinished)
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // There is nothing that could be removed: its folder is a file.
  }
}

/** Removes what other versions left behind: the oldest of too many, and what a run that was killed did not finish. */
function forget(folder: string): void {
  const ours = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .map((name) => ({ path: join(folder, name), age: -statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.age - b.age)
  for (const { path } of ours.slice(MOST_FILES)) rmSync(path, { force: true })
}
