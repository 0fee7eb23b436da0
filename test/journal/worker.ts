import { writeSync } from 'node:fs'
import { addRecords, locate } from '../../src/journal/index.js'
import { draftOf } from './drafts.js'

/**
 * A process of its own that adds records one by one, and says the number of each when it is kept. Words: where the
 * journal is, the name of the worker, the first number and the last. It may be killed whenever somebody likes.
 */
const [written = '', name = '', first = '', last = ''] = process.argv.slice(2)
const location = locate(written, { folder: process.cwd(), env: process.env })
if (typeof location === 'string') throw new Error(location)
for (let number = Number(first); number <= Number(last); number++) {
  const added = await addRecords(location, [draftOf(name, number)], new Date().toISOString(), process.env)
  if (added.trouble) throw new Error(added.trouble.says)
  writeSync(1, `${number}\n`)
}
