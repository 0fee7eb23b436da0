import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJournal } from '../../src/journal/index.js'
import { draftOf } from './drafts.js'
import { add, at, journalAt, temporaryFolder } from './sqlite.js'

const folder = temporaryFolder()

test('any other byte in the file of a journal is noticed, or changes nothing of what it says', async () => {
  const whole = at('whole.db', folder)
  await add(
    whole,
    [1, 2, 3].map((number) => draftOf('storefront-web', number)),
  )
  const bytes = readFileSync(join(folder, 'whole.db'))
  const { recorded } = await journalAt(whole)
  const other = at('other.db', folder)
  let noticed = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ by
      writeFileSync(join(folder, 'other.db'), changed)
      const read = await readJournal(other, {})
      if (read.trouble || read.value.broken) noticed++
      else expect(read.value.recorded).toEqual(recorded)
    }),
    { numRuns: 1000 },
  )
  // Much of a file is empty, and much of the rest are records.
  expect(noticed).toBeGreaterThan(100)
})
