import { createHash } from 'node:crypto'
import { decode } from '../../formats/index.js'
import { type Loaded, readBytes } from '../read-file.js'

/** Files that are read, each with the digest of the very bytes that were judged. */
export interface HashedFiles {
  readonly load: (absolute: string, path: string) => Loaded
  /** Null: it could not be read, or is not a file of this run. Asked once of each. */
  readonly digestOf: (absolute: string, path: string) => string | null
}

/** @param limit largest size in bytes */
export function hashedFiles(limit: number): HashedFiles {
  const digests = new Map<string, string | null>()
  let last: { readonly absolute: string; readonly bytes: Buffer } | null = null
  const open = (absolute: string, path: string): Buffer | Loaded => {
    const found = readBytes(absolute, path, limit)
    const bytes = Buffer.isBuffer(found) ? found : null
    digests.set(absolute, bytes && digestOf(bytes))
    last = bytes && { absolute, bytes }
    return found
  }
  return {
    load(absolute, path) {
      const found = last?.absolute === absolute ? last.bytes : open(absolute, path)
      last = null
      return Buffer.isBuffer(found) ? decode(found, path) : found
    },
    digestOf(absolute, path) {
      if (!digests.has(absolute)) open(absolute, path)
      return digests.get(absolute) ?? null
    },
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url')
