import { lstatSync, statSync } from 'node:fs'

/** What lies at a path, links followed: `nothing` too where a part of the path is a file. */
export type Look =
  | { readonly is: 'file' | 'other'; readonly size: number; readonly mode: number }
  | { readonly is: 'folder' | 'nothing' }
  | { readonly is: 'unreadable'; readonly error: unknown }

/** Asks about a path. It never throws: what cannot be looked at is told with its reason. */
export function lookAt(path: string): Look {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return { is: 'folder' }
    return { is: found.isFile() ? 'file' : 'other', size: found.size, mode: found.mode }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { is: 'nothing' } : { is: 'unreadable', error }
  }
}

/** Whether there is a folder, links followed. */
export function isFolder(path: string): boolean {
  return lookAt(path).is === 'folder'
}

/** Whether there is anything of that name, be it a link that leads nowhere. */
export function isNamed(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** Whether it is a symbolic link itself. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
