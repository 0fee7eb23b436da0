import type { DataNode, Document } from '../../model/index.js'
import type { Conditions, Manifest, Reference, WrittenCondition } from '../pack.js'
import { parseDate } from '../values/date.js'
import { patternMistake } from '../values/pattern.js'
import { type Context, mistake } from './context.js'
import { entriesOf, isNothing, mapIn, scalarsIn, textIn } from './nodes.js'
import { settingsIn } from './settings.js'

const KEYS = [
  'title',
  'description',
  'name',
  'version',
  'gonogo',
  'demands',
  'extends',
  'include',
  'rules',
  'conditions',
  'clock',
  // Joined to the config, and read with its own.
  'facts',
  'vocabulary',
]
/** Names of packs and of conditions. */
export const NAME = /^[a-z][a-z0-9-]{0,63}$/
const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z.-]+)?$/
const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/
/** Longer lists are not written by people. */
const MOST_EXTENDED = 100

/** What a pack.yaml says; without one, or with a broken one, what the folder's name says. */
export function manifestIn(document: Document | undefined, folder: string, context: Context): Manifest {
  const isWhole = document?.problems.every((problem) => problem.severity !== 'error')
  const map = isWhole && document?.data ? mapIn(document.data, 'A pack', context) : null
  const entries = map ? entriesOf(map, KEYS, 'pack', context) : new Map<string, never>()
  const node = (key: string): DataNode | undefined => entries.get(key)?.value
  // As in a config, a key with nothing behind it, and a list of nothing, bring nothing.
  const listed = (key: string): DataNode | undefined => {
    const written = node(key)
    return written && isNothing(written) ? undefined : written
  }
  const id = nameIn(node('name'), folder, context)
  return {
    id,
    title: textIn(node('title'), 'The title', context) ?? id,
    description: textIn(node('description'), 'The description', context) ?? '',
    version: versionIn(node('version'), context),
    gonogo: rangeIn(node('gonogo'), context),
    demands: demandsIn(node('demands'), context),
    extends: extendsIn(listed('extends'), context),
    include: referencesIn(listed('include'), 'The list of rules it includes', context),
    settings: settingsIn(listed('rules'), context),
    conditions: conditionsIn(listed('conditions'), context),
    clock: clockIn(node('clock'), context),
    path: context.path,
  }
}

function nameIn(node: DataNode | undefined, folder: string, context: Context): string {
  const name = textIn(node, 'The name', context)
  if (name !== null && node && !NAME.test(name)) {
    const fix = 'Use small letters, digits and hyphens, 64 at most, beginning with a letter, such as payments.'
    mistake(context, 'pack-name', node.span, `"${name.slice(0, 60)}" is no name of a pack.`, fix)
  }
  if (node === undefined && !NAME.test(folder)) {
    const message = `The folder's name "${folder.slice(0, 60)}" is no name of a pack.`
    const start = { line: 1, column: 1, endLine: 1, endColumn: 1 }
    mistake(context, 'pack-name', start, message, 'Add a line such as `name: payments` to its pack.yaml.')
  }
  return name ?? folder
}

function versionIn(node: DataNode | undefined, context: Context): string | null {
  if (!node) return null
  if (node.type === 'scalar' && VERSION.test(node.source)) return node.source
  const is = node.type === 'scalar' ? `"${node.source.slice(0, 60)}"` : node.type === 'map' ? 'A map' : 'A list'
  return mistake(context, 'pack-version', node.span, `${is} is no version.`, 'Write three numbers, such as 1.0.0.')
}

function rangeIn(node: DataNode | undefined, context: Context): Reference | null {
  if (!node) return null
  // `gonogo: 1` is a number to YAML, and a range to npm.
  const isNumber = node.type === 'scalar' && typeof node.value === 'number'
  const name = isNumber ? node.source : textIn(node, 'The range of gonogo versions', context)
  return name === null ? null : { name, path: context.path, span: node.span }
}

function extendsIn(node: DataNode | undefined, context: Context): readonly Reference[] {
  const references = referencesIn(node, 'The list of packs it extends', context)
  const excess = references[MOST_EXTENDED]
  if (excess) {
    const message = `A pack extends ${references.length} packs, and only ${MOST_EXTENDED} are looked at.`
    mistake(context, 'too-many-packs', excess.span, message, 'Let packs extend packs that belong together.')
  }
  return references.slice(0, MOST_EXTENDED)
}

function referencesIn(node: DataNode | undefined, what: string, context: Context): readonly Reference[] {
  const scalars = scalarsIn(node, what, context) ?? []
  return scalars.map((scalar) => ({ name: scalar.source, path: context.path, span: scalar.span }))
}

function demandsIn(node: DataNode | undefined, context: Context): string | null {
  const pattern = textIn(node, 'The pattern of demand ids', context)
  const wrong = pattern === null ? null : patternMistake(pattern)
  if (wrong === null || !node) return pattern
  return mistake(context, 'pattern', node.span, `The pattern cannot be used: ${wrong}.`, 'Use RE2 syntax.')
}

function conditionsIn(node: DataNode | undefined, context: Context): Conditions {
  const conditions = new Map<string, WrittenCondition>()
  const map = node && mapIn(node, 'The list of named conditions', context)
  for (const { key, keySpan, value } of map?.entries ?? []) {
    // Kept under a name that is none, so that nobody is told as well that there is no such condition.
    conditions.set(key, { node: value, keySpan, path: context.path })
    if (!NAME.test(key)) {
      const fix = 'Use small letters, digits and hyphens, beginning with a letter, such as in-production.'
      mistake(context, 'condition-name', keySpan, `"${key.slice(0, 60)}" is no name of a condition.`, fix)
    }
  }
  return conditions
}

function clockIn(node: DataNode | undefined, context: Context): string | null {
  if (!node) return null
  const text = node.type === 'scalar' ? node.source : ''
  if (TIME.test(text) && parseDate(text) !== null && !Number.isNaN(Date.parse(text))) return text
  const message = 'The clock is no time.'
  return mistake(context, 'clock', node.span, message, 'Write an ISO 8601 time, such as 2026-11-20T12:00:00Z.')
}
