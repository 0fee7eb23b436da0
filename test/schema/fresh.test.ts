import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaTexts } from '../../src/build/schemas.js'
import { SCHEMAS } from './samples.js'

/** `npm run schemas` writes them again. */
test.each([...schemaTexts()])('%s repeats what the code and the other schemas know', (file, text) => {
  expect(readFileSync(join(SCHEMAS, file), 'utf8')).toBe(text)
})
