import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import ajvStandalone from 'ajv/dist/standalone/index.js'
import ajvFormats from 'ajv-formats'
import { build } from 'esbuild'
import { keyPlacesOf, type Schema } from './key-places.js'

const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url))
const SUFFIX = '.schema.json'
/**
 * Not checked by schema when gonogo runs, so that start-up does not pay for it: what it prints itself, and the rules and
 * packs, whose mistakes `policy/load` tells in words of its own. Their schemas are for editors and for other programs.
 */
const NOT_COMPILED: ReadonlySet<string> = new Set([
  'advice',
  'explanation',
  'facts',
  'gate-report',
  'journal-entry',
  'part',
  'rollback-list',
  'report',
  'rule',
  'pack',
  'test-report',
])

/**
 * Compiles the schemas of plans, records and configs into `validators.js` and `validators.d.ts` in `outDir`: one function a schema,
 * by the schema's name. The module needs no package: compiling a schema when gonogo starts would cost tens of
 * milliseconds, and the compiler itself as much again.
 *
 * @throws on a schema that Ajv's strict mode refuses.
 */
export async function writeValidators(outDir: string): Promise<void> {
  const names = readdirSync(SCHEMAS)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .filter((name) => !NOT_COMPILED.has(name))
    .sort()
  const ajv = new Ajv({
    strict: true,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    code: { source: true, esm: true },
  })
  ajvFormats.default(ajv)
  const schemas = names.map(
    (name): Schema => JSON.parse(readFileSync(join(SCHEMAS, `${name}${SUFFIX}`), 'utf8'), withoutRepetition),
  )
  for (const schema of schemas) ajv.addSchema(schema)
  const code = ajvStandalone.default(
    ajv,
    Object.fromEntries(names.map((name, index) => [identifier(name), schemas[index]?.$id ?? name])),
  )

  mkdirSync(outDir, { recursive: true })
  const entries = names.map((name) => `'${name}': ${identifier(name)}`)
  const places = names.map(
    (name, index) => `'${name}': new Map(${JSON.stringify(keyPlacesOf(schemas[index] as Schema))})`,
  )
  const tables = `export const validators = { ${entries} }\nexport const keyPlaces = { ${places} }\n`
  // Bundled because the compiled code still asks for two small functions of ajv and the table of formats.
  await build({
    stdin: { contents: `${JOINED}${withoutCopies(code)}\n${tables}`, resolveDir: SCHEMAS },
    outfile: join(outDir, 'validators.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20.19',
    mainFields: ['main'],
    logLevel: 'warning',
  })
  writeFileSync(join(outDir, 'validators.d.ts'), declarations(names))
}

/** Keys that are listed for editors alone: each has the shape that any other key of its map has as well. */
function withoutRepetition(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('properties' in value) || !('additionalProperties' in value)) {
    return value
  }
  const shapeOf = (schema: unknown) => (schema as Schema | null)?.$ref
  const shape = shapeOf(value.additionalProperties)
  const isRepeated = shape !== undefined && Object.values(value.properties ?? {}).every((one) => shapeOf(one) === shape)
  return isRepeated ? { ...value, properties: undefined } : value
}

const JOINED = 'function joined(all, more) { for (const one of more) all.push(one); return all }\n'

/**
 * Ajv copies all errors so far whenever a definition adds one, so that the time grows with the square of the mistakes:
 * minutes for a file of a megabyte. Each list belongs to one call, so it can be extended in place.
 */
function withoutCopies(code: string): string {
  const changed = code.replace(/vErrors\.concat\(([\w.]+\.errors)\)/g, 'joined(vErrors, $1)')
  if (changed === code || changed.includes('.concat(')) throw new Error('Ajv joins errors in another way than before.')
  return changed
}

/** `release-plan` as JavaScript can name it. */
function identifier(name: string): string {
  return name.replaceAll('-', '_')
}

function declarations(names: readonly string[]): string {
  return `import type { ErrorObject } from 'ajv'

/** Whether the data conforms; if not, \`errors\` holds every reason until the next call. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ErrorObject[] | null
}

export type SchemaName =
${names.map((name) => `  | '${name}'`).join('\n')}

export declare const validators: Readonly<Record<SchemaName, Validator>>

/** Where each key of a schema may stand: dotted paths of the keys above it, \`\` at the top. */
export declare const keyPlaces: Readonly<Record<SchemaName, ReadonlyMap<string, readonly string[]>>>
`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeValidators(fileURLToPath(new URL('../generated', import.meta.url)))
}
