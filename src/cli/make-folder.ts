import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { isFolder } from './discover/look.js'

/**
 * Makes a folder and those around it, one after the other: `mkdir` with `recursive` never returns below a file system
 * that can hold none. @throws what the operating system refuses
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another run may have been faster.
    if (!isFolder(path)) throw error
  }
}
