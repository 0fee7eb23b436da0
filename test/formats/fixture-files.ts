import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** Every document below `fixtures/` whose name matches, in order, with a path relative to that folder. */
export function fixtureFiles(pattern: RegExp): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(FIXTURES, path).replaceAll('\\', '/'), bytes: readFileSync(path) }))
}
