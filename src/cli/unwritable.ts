import { dirname } from 'node:path'
import { isLink, lookAt } from './discover/look.js'

/**
 * Why a path cannot be written, as a sentence.
 *
 * @param absolute the path, of which not everything may exist
 * @param printed what it is called
 * @param error what the operating system said
 */
export function whyUnwritable(absolute: string, printed: string, error: unknown): string {
  const { code = '', message = String(error) } = (error ?? {}) as NodeJS.ErrnoException
  for (let at = absolute; dirname(at) !== at; at = dirname(at)) {
    const { is } = lookAt(at)
    const part = at === absolute ? 'it' : 'a folder on the way'
    if (is === 'nothing' && isLink(at)) {
      return `${printed} cannot be written: ${part} is a symbolic link that leads nowhere. Point the link at something that exists, or remove it.`
    }
    if (is === 'file' && at !== absolute)
      return `${printed} cannot be written: a part of the path is a file, not a folder.`
    if (is === 'folder') break
  }
  return `${printed} cannot be written: ${WORDS.get(code) ?? message}.`
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'it is a file, not a folder'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ELOOP', 'it is a symbolic link that leads back to itself'],
  ['ENAMETOOLONG', 'the path is longer than any file name'],
])
