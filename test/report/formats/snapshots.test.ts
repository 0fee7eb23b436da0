import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rendered } from './render.js'
import { SAMPLES } from './samples.js'

const ENDINGS = { sarif: 'sarif', junit: 'xml', github: 'github.txt', gitlab: 'gitlab.json', markdown: 'md' } as const

/** `fixtures/report/formats/<name>.<ending>` holds what is printed; `npx vitest -u` rewrites it. */
describe.each(['no-go', 'problems', 'nothing', 'set-aside', 'cannot-tell', 'unchanged', 'hostile'])(
  'the report %s',
  (name) => {
    it.each(Object.entries(ENDINGS))('as %s', async (format, ending) => {
      const file = fileURLToPath(new URL(`../../../fixtures/report/formats/${name}.${ending}`, import.meta.url))
      const report = SAMPLES[name]
      await expect(report && rendered(format, report)).toMatchFileSnapshot(file)
    })
  },
)
