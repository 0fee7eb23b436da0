import { validators } from '../../generated/validators.js'
import type { BaselineEntry, Document, Problem } from '../../model/index.js'
import { nodeAt } from '../config/written.js'
import { conform } from '../conform.js'

/** What the file of a baseline says. */
export interface ReadBaseline {
  /** The folder that paths start from, seen from the file. */
  readonly folder: string
  readonly entries: readonly BaselineEntry[]
}

const VERSION = 1

/**
 * A baseline from its text, or all that is wrong with it: nothing is taken of a file with a mistake. A file may list
 * thousands, so it is only looked at with places where something is wrong.
 *
 * @param parsed gives the same text with places
 */
export function readBaseline(text: string, parsed: () => readonly Document[]): ReadBaseline | readonly Problem[] {
  const data = dataIn(text)
  if (validators.baseline(data)) {
    const { folder, findings } = data as { readonly folder: string; readonly findings: readonly BaselineEntry[] }
    const keys = KEYS + ('$schema' in Object(data) ? 1 : 0)
    if (keysIn(text) === keys + findings.length * KEYS_OF_ENTRY) return { folder, entries: findings }
  }
  const [document] = parsed()
  return document ? mistakesIn(document) : []
}

/** Keys of the file, and of each entry: all that the schema asks for, and none besides. */
const KEYS = 3
const KEYS_OF_ENTRY = 4

/** How many keys stand there. A key that stands there twice says two things, and JSON keeps the last one without a word. */
function keysIn(text: string): number {
  let keys = 0
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/gs)) if (colon !== undefined) keys++
  return keys
}

function dataIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function mistakesIn(document: Document): readonly Problem[] {
  const { data, path, problems, span, text } = document
  const broken = problems.filter(({ severity }) => severity === 'error')
  if (broken.some(({ code }) => code === 'merge-conflict')) return broken
  if (!/^\s*\{/.test(text)) return [foreign(path, data?.span ?? span)]
  if (broken.length > 0) return broken
  if (data?.type !== 'map') return [foreign(path, data?.span ?? span)]
  const version = nodeAt(data, 'version')
  if (version?.type === 'scalar' && typeof version.value === 'number' && version.value !== VERSION) {
    return [otherVersion(version.source, path, version.span)]
  }
  if (!nodeAt(data, 'findings')) return [foreign(path, span)]
  const found = conform('baseline', document)
  return found.length > 0 ? found : [foreign(path, span)]
}

function otherVersion(version: string, path: string, span: Problem['span']): Problem {
  return {
    code: 'other-version',
    severity: 'error',
    message: `This baseline has version ${version}, and this gonogo reads version ${VERSION}.`,
    fix: 'Use the gonogo that wrote it, or remove the file and write it anew: gonogo baseline create',
    path,
    span,
  }
}

function foreign(path: string, span: Problem['span']): Problem {
  return {
    code: 'no-baseline',
    severity: 'error',
    message: 'This is no baseline: it holds no `findings` as `gonogo baseline create` writes them.',
    fix: 'Name the file that it wrote. A path that is to be judged stands before --baseline, or behind --.',
    path,
    span,
  }
}
