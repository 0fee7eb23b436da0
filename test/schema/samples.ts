import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import type { SchemaName } from '../../src/schema/index.js'

export const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url))
export const FIXTURES = fileURLToPath(new URL('../../fixtures/schema', import.meta.url))

/** The schemas there are, by the files there are. */
export const NAMES = readdirSync(SCHEMAS).map((file) => file.replace('.schema.json', '') as SchemaName)

export interface Sample {
  readonly schema: SchemaName
  readonly path: string
  readonly text: string
}

/** Every fixture of one folder (`valid` or `invalid`) of every schema. */
export function samples(folder: 'valid' | 'invalid'): readonly Sample[] {
  return NAMES.flatMap((schema) =>
    readdirSync(join(FIXTURES, schema, folder)).map((file) => {
      const path = `${schema}/${folder}/${file}`
      return { schema, path, text: readFileSync(join(FIXTURES, path), 'utf8') }
    }),
  )
}

/** The first document of a text. */
export function documentOf(text: string, path = 'sample.yaml'): Document {
  const [document] = parse({ path, text })
  if (!document) throw new Error('a source has at least one document')
  return document
}
