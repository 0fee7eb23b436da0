import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that is gone when the test is over, and what it gave. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result> | Result): Promise<Result> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'gonogo-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
