import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { beginFile, endFile } from '../unfinished.js'

/**
 * Where an entry lies. Entries stand one behind the other in files that are never changed: a run that finds something new
 * writes a further file. So two runs cannot spoil anything for each other, and nothing but the index is held in memory.
 */
export interface Slot {
  readonly segment: Segment
  readonly offset: number
  readonly length: number
  /** The first digits of the digest of its bytes. */
  readonly sum: string
  /** Days since 1970: when it was last written. */
  readonly day: number
}

export interface Segment {
  readonly path: string
  readonly handle: number
  /** The part that was read last: the next run asks in the order in which this one wrote. */
  block: { readonly from: number; readonly bytes: Buffer } | null
}

const ENDING = '.entries'
/** Behind the index: where it begins, how long it is and its digest, all of one width. */
const TRAILER = 8 + 1 + 8 + 1 + 16
const BLOCK = 256 * 1024
/** Larger files than this are none of ours. */
const LARGEST = 0x7fffffff

const sumOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** Every entry of a folder by its key, the newest of several. What cannot be read, or was changed, is not there. */
export function openSegments(folder: string): { readonly slots: Map<string, Slot>; readonly segments: Segment[] } {
  const slots = new Map<string, Slot>()
  const segments: Segment[] = []
  for (const name of namesIn(folder)
    .filter((one) => one.endsWith(ENDING))
    .sort()) {
    const segment = opened(join(folder, name), slots)
    if (segment) segments.push(segment)
  }
  return { slots, segments }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function opened(path: string, slots: Map<string, Slot>): Segment | null {
  let handle: number | null = null
  try {
    handle = openSync(path, 'r')
    const stats = fstatSync(handle)
    if (!stats.isFile() || stats.size < TRAILER || stats.size > LARGEST) throw new Error('not ours')
    const [at = '', length = '', sum = ''] = read(handle, stats.size - TRAILER, TRAILER)
      .toString('latin1')
      .split(' ')
    const from = Number.parseInt(at, 16)
    const index = read(handle, from, Number.parseInt(length, 16))
    if (sumOf(index) !== sum) throw new Error('damaged')
    const segment: Segment = { path, handle, block: null }
    for (const row of JSON.parse(index.toString('utf8')) as readonly Row[]) {
      const [key, offset, size, own, day] = row
      slots.set(key, { segment, offset, length: size, sum: own, day })
    }
    return segment
  } catch {
    if (handle !== null) closeSync(handle)
    return null
  }
}

type Row = readonly [key: string, offset: number, length: number, sum: string, day: number]

function read(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  if (readSync(handle, bytes, 0, length, from) !== length) throw new Error('cut off')
  return bytes
}

/** The text of an entry; null where it is not what was written. */
export function textAt({ segment, offset, length, sum }: Slot): string | null {
  try {
    const { block } = segment
    if (!block || offset < block.from || offset + length > block.from + block.bytes.length) {
      const bytes = Buffer.allocUnsafe(Math.max(BLOCK, length))
      const size = readSync(segment.handle, bytes, 0, bytes.length, offset)
      segment.block = { from: offset, bytes: bytes.subarray(0, size) }
    }
    const { from, bytes } = segment.block as NonNullable<Segment['block']>
    const own = bytes.subarray(offset - from, offset - from + length)
    return sumOf(own) === sum ? own.toString('utf8') : null
  } catch {
    return null
  }
}

export function closeSegment({ handle }: Segment): void {
  closeSync(handle)
}

/** A new file of entries, which appears when it is complete. */
export interface Writer {
  readonly write: (key: string, text: string, day: number) => void
  readonly finish: () => void
}

/** @throws what the operating system refuses, also later on */
export function startSegment(folder: string): Writer {
  const name = `${Date.now().toString(36).padStart(9, '0')}-${randomBytes(6).toString('hex')}`
  const unfinished = join(folder, `.${name}.unfinished`)
  beginFile(unfinished)
  const handle = openSync(unfinished, 'wx', 0o600)
  const rows: Row[] = []
  let pending: Buffer[] = []
  let [at, size] = [0, 0]
  const flush = () => {
    const bytes = Buffer.concat(pending)
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
    pending = []
    size = 0
  }
  const put = (bytes: Buffer) => {
    pending.push(bytes)
    at += bytes.length
    size += bytes.length
    if (size > BLOCK) flush()
  }
  return {
    write(key, text, day) {
      const bytes = Buffer.from(text)
      rows.push([key, at, bytes.length, sumOf(bytes), day])
      put(bytes)
    },
    finish() {
      const index = Buffer.from(JSON.stringify(rows))
      const trailer = `${hex(at)} ${hex(index.length)} ${sumOf(index)}`
      put(index)
      put(Buffer.from(trailer, 'latin1'))
      flush()
      closeSync(handle)
      renameSync(unfinished, join(folder, `${name}${ENDING}`))
      endFile(unfinished)
    },
  }
}

const hex = (number: number): string => number.toString(16).padStart(8, '0')

export function removeSegment({ path }: Segment): void {
  rmSync(path, { force: true })
}
