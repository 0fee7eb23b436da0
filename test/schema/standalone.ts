import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import ajvFormats from 'ajv-formats'
import { plainOf } from '../../src/schema/plain.js'
import { documentOf, SCHEMAS } from './samples.js'

const compiled = new Map<string, ValidateFunction>()

/** The published schema as any program would use it: one file, with every strict option. */
export function validatorOf(name: string): ValidateFunction {
  const known = compiled.get(name)
  if (known) return known
  const ajv = new Ajv({
    allErrors: true,
    strictSchema: true,
    strictNumbers: true,
    strictTypes: true,
    strictTuples: true,
    strictRequired: true,
    allowUnionTypes: false,
    allowMatchingProperties: false,
  })
  ajvFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')))
  compiled.set(name, validate)
  return validate
}

/** JSON pointers to what is wrong; an `if` or `anyOf` repeats above what is wrong below. */
export function wrongIn(name: string, text: string, path: string): readonly string[] {
  const validate = validatorOf(name)
  const { data } = documentOf(text, path)
  const plain = data && plainOf(data)
  if (validate(plain?.excess === null ? plain.value : undefined)) return []
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))].sort()
}
