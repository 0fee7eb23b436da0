import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '../../src/formats/index.js'
import type { Document } from '../../src/model/index.js'
import type { SchemaName } from '../../src/schema/index.js'

export const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url))
export const FIXTURES = fileURLToPath(new URL('../../fixtures/schema', import.meta.url))

/** The schemas there are, by the files there are. */
export const ALL_NAMES = readdirSync(SCHEMAS).map((file) => file.replace('.schema.json', ''))

/** Those of what gonogo prints. */
export const PRINTED_NAMES = ['facts', 'report']

/** Those of what people write. */
export const NAMES = ALL_NAMES.filter((name) => !PRINTED_NAMES.includes(name)) as SchemaName[]

export interface Sample<Name extends string> {
  readonly schema: Name
  readonly path: string
  readonly text: string
}

/** Every fixture of one folder of some schemas. */
export function samples<Name extends string>(
  folder: 'valid' | 'invalid',
  names: readonly Name[],
): readonly Sample<Name>[] {
  return names.flatMap((schema) =>
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
