import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import ajvFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { plainOf } from '../../src/schema/plain.js'
import { documentOf, PRINTED_NAMES, SCHEMAS, samples } from './samples.js'

function validatorOf(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true })
  ajvFormats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')))
}

/** Addresses of what is wrong; an `if` or `anyOf` only repeats what is wrong below. */
function wrongIn(name: string, text: string, path: string): readonly string[] {
  const validate = validatorOf(name)
  const { data } = documentOf(text, path)
  const plain = data && plainOf(data)
  validate(plain?.excess === null ? plain.value : undefined)
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))].sort()
}

describe.each(PRINTED_NAMES)('%s', (name) => {
  test.each(samples('valid', [name]))('$path conforms', ({ text, path }) => {
    expect(wrongIn(name, text, path)).toEqual([])
  })

  test.each(samples('invalid', [name]))('$path does not, where it says so', ({ text, path }) => {
    const expected = [...text.matchAll(/# problem: (\S+)$/gm)].map(([, address]) => address)
    expect(expected.length).toBeGreaterThan(0)
    expect(wrongIn(name, text, path)).toEqual(expected.sort())
  })
})
