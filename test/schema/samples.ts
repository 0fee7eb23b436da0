import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
export const PRINTED_NAMES = [
  'advice',
  'explanation',
  'facts',
  'gate-report',
  'journal-entry',
  'part',
  'rollback-list',
  'report',
  'test-report',
  'verdict',
]

/** Those of what people write. */
export const WRITTEN_NAMES = ALL_NAMES.filter((name) => !PRINTED_NAMES.includes(name))

/** Those that are compiled, to tell mistakes when gonogo runs. Mistakes in rules and packs are told by their loader. */
export const NAMES = WRITTEN_NAMES.filter((name) => name !== 'rule' && name !== 'pack') as SchemaName[]

export interface Sample<Name extends string> {
  readonly schema: Name
  readonly path: string
  readonly text: string
}

/**
 * Every fixture of one folder of some schemas. `blank`: gonogo takes a key without a value for no key, programs that
 * know the schema alone do not. `negative`: wrong at one place, for catalogues of schemas.
 */
export function samples<Name extends string>(
  folder: 'valid' | 'blank' | 'invalid' | 'negative',
  names: readonly Name[],
): readonly Sample<Name>[] {
  return names
    .filter((schema) => existsSync(join(FIXTURES, schema, folder)))
    .flatMap((schema) =>
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
