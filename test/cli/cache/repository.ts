import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Answer, run } from '../run.js'

/** Paths and texts. */
export type Files = Readonly<Record<string, string>>

/** A folder that a test may spoil; `.git` is there, so that links have a root. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-cache-'))
  mkdirSync(join(folder, '.git'))
  return folder
}

export function put(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'] as const

/** What a command says in every format, and its exit code. */
export async function everything(
  cwd: string,
  more: readonly string[],
  out: string,
  command = 'check',
): Promise<readonly unknown[]> {
  const files = FORMATS.map((format) => join(out, format))
  const formats = FORMATS.flatMap((format, at) => ['-f', `${format}=${files[at]}`])
  const { stdout, stderr, exit }: Answer = await run([command, ...more, '-f', 'stylish', ...formats], { cwd })
  const texts = files.map((file) => (exit === 2 ? '' : readFileSync(file, 'utf8')))
  for (const file of files) rmSync(file, { force: true })
  return [exit, stdout, stderr, ...texts]
}
