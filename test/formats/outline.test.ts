import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decode, parse } from '../../src/formats/index.js'
import { outlineOf } from './outline.js'

const FOLDER = new URL('../../fixtures/formats/documents/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((name) => !name.endsWith('.outline'))

describe('what is read of a document', () => {
  test.each(FILES)('%s', async (name) => {
    const { source, problems } = decode(readFileSync(new URL(name, FOLDER)), name)
    await expect(outlineOf(parse(source, { problems }))).toMatchFileSnapshot(
      new URL(`${name}.outline`, FOLDER).pathname,
    )
  })
})
