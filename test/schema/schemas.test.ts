import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import ajvFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { ALL_NAMES, SCHEMAS } from './samples.js'

interface Schema {
  readonly [keyword: string]: unknown
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
const read = (name: string): Schema => JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'))

/** Every schema inside a schema, with its address. */
function parts(schema: unknown, address = '#'): readonly (readonly [string, Schema])[] {
  if (!isSchema(schema)) return []
  const below = Object.entries(schema).flatMap(([key, value]) => parts(value, `${address}/${key}`))
  return [[address, schema], ...below]
}

describe.each(ALL_NAMES)('%s', (name) => {
  const schema = read(name)

  test('is draft-07, named after its file, and passes strict mode on its own', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#')
    expect(schema['$id']).toBe(`${name}.schema.json`)
    const ajv = new Ajv({ strict: true, allErrors: true })
    ajvFormats.default(ajv)
    expect(() => ajv.compile(schema)).not.toThrow()
  })

  test('describes every key for those who write with an editor', () => {
    const keys = parts(schema).flatMap(([address, part]) => {
      const properties = address.endsWith('/if') ? {} : (part['properties'] ?? {})
      return Object.entries(properties).map(([key, value]) => ({ key: `${address}/${key}`, value }))
    })
    expect(keys.length).toBeGreaterThan(3)
    const silent = keys.filter(({ value }) => !isSchema(value) || !/[.?]$/.test(String(value['description'])))
    expect(silent.map(({ key }) => key)).toEqual([])
  })

  test('says of every map what other keys mean', () => {
    const maps = parts(schema).filter(([address, part]) => part['type'] === 'object' && !address.endsWith('/if'))
    expect(maps.filter(([, part]) => part['additionalProperties'] === undefined).map(([address]) => address)).toEqual(
      [],
    )
  })

  test('uses every definition', () => {
    const text = JSON.stringify(schema)
    const unused = Object.keys(schema['definitions'] ?? {}).filter((one) => !text.includes(`"#/definitions/${one}"`))
    expect(unused).toEqual([])
  })
})

/** Schemas stand alone, so that one file is all that an editor needs; what they share must stay the same. */
test.each([
  ['release-plan', 'rollback-record', ['text', 'texts', 'flagOrText', 'version', 'date', 'duration']],
  ['pack', 'config', ['levelOrOff', 'literal', 'value', 'ruleSetting']],
  ['rule', 'config', ['literal', 'value']],
  ['facts', 'report', ['kind', 'problem', 'state']],
] as const)('%s and %s share their definitions', (one, other, names) => {
  const definitions = (name: string) => read(name)['definitions'] as Schema
  for (const name of names) expect(definitions(one)[name], name).toEqual(definitions(other)[name])
})

test('the config schema tells the defaults that apply', () => {
  const properties = read('config')['properties'] as Readonly<Record<string, Schema>>
  expect(properties['extends']?.['default']).toEqual(DEFAULT_CONFIG.extends)
  expect(properties['paths']?.['default']).toEqual(DEFAULT_CONFIG.paths)
  expect(properties['ignore']?.['default']).toEqual(DEFAULT_CONFIG.ignore)
})
