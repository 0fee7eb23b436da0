import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from '../gate/ask-git.js'
import type { Revision } from '../gate/revision.js'
import { YAML } from '../pack-reader.js'
import type { Changes } from './changes.js'

/** What says which packages are installed: they are no part of the repository themselves. */
export const LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
] as const

/** What else says which gonogo a project uses: its dependencies, its hooks and its pipelines. */
const OTHERS = ['package.json', '.pre-commit-config.yaml', '.gitlab-ci.yml']
const WORKFLOWS = '.github/workflows'

/** Lines behind the name, in which lock files and hooks say the version. */
const BEHIND = 4

/**
 * The file that names another gonogo than before, or none any more: another one may bring other rules and read documents
 * in another way. Absolute path; null where none does.
 */
export function pinOfGonogo(start: string, base: Revision, changes: Changes): string | null {
  for (let at = start; base.inside(at) !== null; at = dirname(at)) {
    const workflows = base.names(base.inside(join(at, WORKFLOWS)) ?? '').filter((name) => YAML.test(name))
    const found = [...LOCKS, ...OTHERS, ...workflows.map((name) => `${WORKFLOWS}/${name}`)]
      .map((name) => join(at, name))
      .find((path) => changes.touched(path) && isOther(path, base))
    if (found !== undefined) return found
    if (base.inside(at) === '' || dirname(at) === at) break
  }
  return null
}

/** A new file says nothing of what was used before. */
function isOther(path: string, base: Revision): boolean {
  const object = base.find(base.inside(path) ?? '')?.object ?? null
  if (object === null) return false
  const before = base.bytes(object)
  return before === null || saidIn(text(before)) !== saidIn(textNow(path))
}

function textNow(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function saidIn(text: string): string {
  const lines = text.split(/\r?\n/)
  return lines
    .flatMap((line, at) => (/\bgonogo\b/.test(line) ? [lines.slice(at, at + 1 + BEHIND).join('\n')] : []))
    .join('\n')
}
