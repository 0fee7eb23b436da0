import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../src/index.js'

const DOCUMENTS = /\.(?:md|markdown|ya?ml|json)$/i

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** The folders directly in a folder, by name. */
export const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => isFolder(join(folder, name)))
    .sort()

/** Every document below a folder, in the order of the paths, which begin there. */
export function documentsIn(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => DOCUMENTS.test(path) && isFile(join(folder, path)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}
