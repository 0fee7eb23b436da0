import { readFileSync, statSync } from 'node:fs'
import { decode } from '../formats/index.js'
import type { Problem, Source } from '../model/index.js'
import { trouble, troubleOf } from './discover/trouble.js'

/** A source, or what kept it from being read. */
export interface Loaded {
  readonly source: Source | null
  readonly problems: readonly Problem[]
}

/**
 * Reads and decodes a file without ever throwing or waiting: pipes and devices are refused before they are opened,
 * and so are files above the limit.
 *
 * @param absolute where it lies
 * @param path what it is called in messages
 * @param limit largest size in bytes
 */
export function readSource(absolute: string, path: string, limit: number): Loaded {
  const found = readBytes(absolute, path, limit)
  return Buffer.isBuffer(found) ? decode(found, path) : found
}

/** The same before it is decoded. */
export function readBytes(absolute: string, path: string, limit: number): Buffer | Loaded {
  try {
    const found = statSync(absolute)
    if (!found.isFile()) return refused(notAFile(path))
    if (found.size > limit) return refused(tooLarge(path, found.size, limit))
    return readFileSync(absolute)
  } catch (error) {
    return refused(troubleOf(path, error))
  }
}

/** Reads standard input to its end, or to the limit. */
export async function readStdin(stdin: AsyncIterable<Uint8Array>, path: string, limit: number): Promise<Loaded> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stdin) {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) return refused(tooLarge(path, size, limit))
    }
  } catch (error) {
    return refused(troubleOf(path, error))
  }
  return decode(Buffer.concat(chunks), path)
}

function refused(problem: Problem): Loaded {
  return { source: null, problems: [problem] }
}

function notAFile(path: string): Problem {
  return trouble(
    path,
    'not-a-file',
    'This is no regular file but a folder, a pipe, a socket or a device.',
    'Name a file.',
  )
}

function tooLarge(path: string, size: number, limit: number): Problem {
  const [is, most] =
    megabytes(size) === megabytes(limit) ? [bytes(size), bytes(limit)] : [megabytes(size), megabytes(limit)]
  return trouble(
    path,
    'too-large',
    `This file has ${is}; files of more than ${most} are not read.`,
    'Leave it out with `ignore:` in gonogo.config.yaml, or raise `limits: { fileSize: ... }` there.',
  )
}

function megabytes(size: number): string {
  return size < 1_000_000 ? bytes(size) : `${(size / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`
}

/** `1,000,345 bytes`: where megabytes would be the same. */
function bytes(size: number): string {
  return size < 1_000_000 ? `${size} bytes` : `${size.toLocaleString('en')} bytes`
}
