import { relative } from 'node:path'
import type { Input } from '../check.js'
import { hashedFiles } from './cache/files.js'
import { slashed } from './discover/slashed.js'
import { type Loaded, readSource } from './read-file.js'

export interface FileSettings {
  /** Absolute path of the folder from which places begin. */
  readonly folder: string
  /** Largest size in bytes. */
  readonly limit: number
  /** Tell each file from all others by a digest. */
  readonly hashed: boolean
}

/** Makes inputs of files; one that is in memory already is given with what it holds. */
export type FileInput = (absolute: string, path: string, loaded?: Loaded | null) => Input

/** @param step called whenever one is read */
export function fileInputs({ folder, limit, hashed }: FileSettings, step: () => void): FileInput {
  const files = hashed ? hashedFiles(limit) : null
  return (absolute, path, loaded = null) => ({
    id: absolute,
    path,
    place: slashed(relative(folder, absolute)),
    load: () => {
      step()
      return loaded ?? files?.load(absolute, path) ?? readSource(absolute, path, limit)
    },
    ...(files && !loaded ? { digest: () => files.digestOf(absolute, path) } : {}),
  })
}
