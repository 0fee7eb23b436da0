import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { GENERATED, type Schema } from './schema-definitions.js'

const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url))
const LINE_WIDTH = 120

/** Files that repeat what the code knows. The kinds and types of a plan are others, and stay as they are written. */
const REPEATING: ReadonlySet<string> = new Set(['rule', 'pack', 'config', 'facts'])

/** Definitions that one schema takes from another, with all they refer to: each file must stand alone. In this order. */
const TAKEN: readonly (readonly [to: string, from: string, names: readonly string[]])[] = [
  ['rollback-record', 'release-plan', ['text', 'texts', 'flagOrText', 'version', 'date', 'duration']],
  ['incident', 'release-plan', ['text', 'texts', 'version', 'date', 'duration', 'requiredOn']],
  ['advice', 'report', ['problem']],
  ['facts', 'report', ['kind', 'problem', 'state']],
  ['verdict', 'report', ['kind', 'state']],
  ['verdict', 'evidence', ['observation']],
  ['facts', 'rule', ['ownFactName']],
  ['gate-report', 'report', ['verdict', 'pillar', 'finding', 'problem', 'document']],
  ['gate-report', 'facts', ['item', 'value']],
  ['gate-report', 'evidence', ['question', 'seen']],
  ['config', 'rule', ['literal', 'value']],
  ['pack', 'rule', ['condition', 'literal', 'value']],
  ['pack', 'config', ['levelOrOff', 'ruleSetting', 'ownFacts', 'vocabulary']],
]

/**
 * The text of every schema file by its name, with the definitions that the code or another schema knows written anew.
 * All else stays as somebody wrote it.
 */
export function schemaTexts(): ReadonlyMap<string, string> {
  const schemas = new Map(
    readdirSync(SCHEMAS).map((file): [string, Schema] => [
      file.replace('.schema.json', ''),
      JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')),
    ]),
  )
  for (const name of REPEATING) {
    const taken = TAKEN.filter(([to]) => to === name).flatMap(([, , names]) => names)
    const own = Object.keys(definitionsOf(schemas, name)).filter((one) => !taken.includes(one))
    put(schemas, name, closure(GENERATED, own))
  }
  for (const [to, from, names] of TAKEN) put(schemas, to, closure(definitionsOf(schemas, from), names))
  return new Map([...schemas].map(([name, schema]) => [`${name}.schema.json`, `${printed(schema, '')}\n`]))
}

function definitionsOf(schemas: ReadonlyMap<string, Schema>, name: string): Readonly<Record<string, Schema>> {
  return (schemas.get(name)?.['definitions'] ?? {}) as Readonly<Record<string, Schema>>
}

function put(schemas: Map<string, Schema>, name: string, definitions: Readonly<Record<string, Schema>>): void {
  const schema = schemas.get(name) ?? {}
  schemas.set(name, { ...schema, definitions: { ...definitionsOf(schemas, name), ...definitions } })
}

/** Those of the names that are known, and all that they refer to. */
function closure(known: Readonly<Record<string, Schema>>, names: readonly string[]): Readonly<Record<string, Schema>> {
  const found = new Map<string, Schema>()
  const open = [...names]
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const definition = known[name]
    if (!definition || found.has(name)) continue
    found.set(name, definition)
    for (const [, other = ''] of JSON.stringify(definition).matchAll(/"#\/definitions\/(\w+)"/g)) open.push(other)
  }
  return Object.fromEntries(found)
}

/** JSON as the formatter of the project writes it; an alternative with its description stands on one line. */
function printed(value: unknown, indent: string, before = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fits = (line: string) => indent.length + before + line.length < LINE_WIDTH
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
    const isPlain = value.every((one) => one === null || typeof one !== 'object')
    if (value.length === 0 || (isPlain && fits(line))) return line
    return `[\n${value.map((one) => `${inner}${printed(one, inner)}`).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value)
  const line = `{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)}`).join(', ')} }`
  if (entries.length === 0) return '{}'
  if ('const' in value && fits(line)) return line
  const rows = entries.map(([key, one]) => {
    const head = `${JSON.stringify(key)}: `
    return `${inner}${head}${printed(one, inner, head.length)}`
  })
  return `{\n${rows.join(',\n')}\n${indent}}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [file, text] of schemaTexts()) writeFileSync(join(SCHEMAS, file), text)
}
