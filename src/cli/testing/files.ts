import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../model/index.js'
import { isNamed } from '../discover/look.js'
import { troubleOf } from '../discover/trouble.js'

/** The files below a folder. */
export interface FilesBelow {
  /** Relative to it, with `/`, in their order. */
  readonly files: readonly string[]
  /** Folders that could not be looked into. */
  readonly problems: readonly Problem[]
}

/**
 * What lies below a folder; nothing where there is no such folder. Hidden files are left out, and links to folders are
 * not followed.
 *
 * @param printed what the folder is called in messages
 */
export function filesBelow(absolute: string, printed: string): FilesBelow {
  const files: string[] = []
  const problems: Problem[] = []
  const visit = (inside: string): void => {
    let entries: readonly Dirent[]
    try {
      entries = readdirSync(join(absolute, inside), { withFileTypes: true })
    } catch (error) {
      problems.push(troubleOf(inside === '' ? printed : `${printed}/${inside.slice(0, -1)}`, error))
      return
    }
    for (const entry of entries) {
      if (entry.isDirectory()) visit(`${inside}${entry.name}/`)
      else if (!entry.name.startsWith('.')) files.push(`${inside}${entry.name}`)
    }
  }
  if (isNamed(absolute)) visit('')
  return { files: files.sort(), problems }
}
