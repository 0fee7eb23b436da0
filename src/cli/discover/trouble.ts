import type { Problem } from '../../model/index.js'

/** A problem with a file itself: it has no line, so it stands at the file's first character. */
export function trouble(path: string, code: string, message: string, fix: string): Problem {
  return { code, severity: 'error', message, fix, path, span: { line: 1, column: 1, endLine: 1, endColumn: 1 } }
}

/** What the operating system said, in words and with what to do. */
export function troubleOf(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  const known = WORDS.get(code)
  if (known) return trouble(path, known[0], known[1], known[2])
  const reason = error instanceof Error ? error.message : String(error)
  return trouble(path, 'unreadable-file', `This could not be read: ${reason}.`, 'Check that it can be opened.')
}

/** A symbolic link that leads nowhere, or round. */
export function troubleOfLink(path: string, error: unknown): Problem {
  if ((error as NodeJS.ErrnoException | null)?.code !== 'ENOENT') return troubleOf(path, error)
  const message = 'This is a symbolic link to something that does not exist.'
  return trouble(path, 'broken-symlink', message, 'Point the link at a file, or remove it.')
}

const WORDS: ReadonlyMap<string, readonly [code: string, message: string, fix: string]> = new Map([
  [
    'EACCES',
    [
      'no-permission',
      'This may not be read: permission is denied.',
      'Give the user who runs gonogo the right to read it.',
    ],
  ],
  [
    'EPERM',
    [
      'no-permission',
      'This may not be read: permission is denied.',
      'Give the user who runs gonogo the right to read it.',
    ],
  ],
  [
    'ELOOP',
    ['symlink-cycle', 'This is a symbolic link that leads back to itself.', 'Point the link at a file, or remove it.'],
  ],
  [
    'ENOENT',
    ['missing-file', 'This does not exist.', 'Check the spelling of the path and the folder it is relative to.'],
  ],
  ['ENOTDIR', ['missing-file', 'This does not exist: a part of the path is a file, not a folder.', 'Check the path.']],
  ['ENAMETOOLONG', ['missing-file', 'This does not exist: the path is longer than any file name.', 'Check the path.']],
])
