import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { ALL_NAMES, SCHEMAS } from './samples.js'
import { validatorOf } from './standalone.js'

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
    expect(schema['$id']).toBe(`https://json.schemastore.org/gonogo-${name}.json`)
    expect(() => validatorOf(name)).not.toThrow()
  })

  test('describes every key for those who write with an editor', () => {
    const keys = parts(schema).flatMap(([address, part]) => {
      const properties = address.endsWith('/if') ? {} : (part['properties'] ?? {})
      return Object.entries(properties).map(([key, value]) => ({ key: `${address}/${key}`, value }))
    })
    expect(keys.length).toBeGreaterThan(3)
    const silent = keys.filter(({ value }) => isSchema(value) && !/[.?]$/.test(String(value['description'])))
    expect(silent.map(({ key }) => key)).toEqual([])
  })

  test('says of every map what other keys mean', () => {
    const maps = parts(schema).filter(([address, part]) => part['type'] === 'object' && !address.endsWith('/if'))
    expect(maps.filter(([, part]) => part['additionalProperties'] === undefined).map(([address]) => address)).toEqual(
      [],
    )
  })

  test('says what it is for', () => {
    expect(schema['title']).toMatch(/^[A-Z]/)
    expect(schema['description']).toMatch(/\.$/)
  })

  test('asks for formats that editors and catalogues know', () => {
    const formats = parts(schema).flatMap(([, part]) => (typeof part['format'] === 'string' ? [part['format']] : []))
    expect(formats.filter((format) => !['date', 'date-time', 'uri'].includes(format))).toEqual([])
  })

  test('has patterns that every program understands', () => {
    for (const [, part] of parts(schema)) {
      if (typeof part['pattern'] === 'string') expect(() => new RegExp(part['pattern'] as string, 'u')).not.toThrow()
    }
  })

  test('uses every definition', () => {
    const text = JSON.stringify(schema)
    const unused = Object.keys(schema['definitions'] ?? {}).filter((one) => !text.includes(`"#/definitions/${one}"`))
    expect(unused).toEqual([])
  })
})

test('the config schema tells the defaults that apply', () => {
  const properties = read('config')['properties'] as Readonly<Record<string, Schema>>
  expect(properties['extends']?.['default']).toEqual(DEFAULT_CONFIG.extends)
  expect(properties['paths']?.['default']).toEqual(DEFAULT_CONFIG.paths)
  expect(properties['ignore']?.['default']).toEqual(DEFAULT_CONFIG.ignore)
})
