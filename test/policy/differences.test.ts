import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/formats/index.js'
import { rulesOf } from '../../src/own-rules.js'
import { packsAmong } from '../../src/packs-among.js'
import { differencesBetween } from '../../src/policy/index.js'
import { DEFAULT_CONFIG, readConfig, readWaivers } from '../../src/schema/index.js'

const FOLDER = fileURLToPath(new URL('../../fixtures/differences', import.meta.url))

type Files = Readonly<Record<string, string>>
type Row = readonly [weaker: string, what: string, name: string, trusted: string | null, head: string | null]

async function decidingBy(files: Files) {
  const [document] = parse({ path: 'gonogo.config.yaml', text: files['gonogo.config.yaml'] ?? '' })
  const read = document?.data ? readConfig(document) : { config: DEFAULT_CONFIG, problems: [] }
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  const { policy, config, problems } = await rulesOf(read.config, [], packsAmong(sources))
  expect([...read.problems, ...problems].map(({ message, span }) => `${span.line}: ${message}`)).toEqual([])
  const path = config.gate.waivers ?? 'waivers.yaml'
  const { waivers, problems: wrong } = readWaivers(parse({ path, text: files[path] ?? '' }), () => false)
  expect(wrong).toEqual([])
  return { policy, config, waivers }
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const { trusted, head, differences } = parseYaml(readFileSync(join(FOLDER, file), 'utf8'), { schema: 'core' }) as {
    readonly trusted: Files
    readonly head: Files
    readonly differences: readonly Row[]
  }
  const between = async (one: Files, other: Files) => differencesBetween(await decidingBy(one), await decidingBy(other))

  test('tells every difference, and which of them asks less', async () => {
    const found = await between(trusted, head)
    const shown = found.map((one) => [one.weaker ? 'weaker' : 'same', one.what, one.name, one.trusted, one.head])
    expect(shown).toEqual(differences)
  })

  test('tells none of the same', async () => {
    expect(await between(head, head)).toEqual([])
    expect(await between(trusted, trusted)).toEqual([])
  })

  test('tells no difference in one direction that is none in the other, and none that is stricter both ways', async () => {
    const [there, back] = [await between(trusted, head), await between(head, trusted)]
    expect(back.length > 0).toBe(there.length > 0)
    const stricter = there.filter(({ weaker, name }) => {
      return !weaker && back.some((one) => one.name === name && !one.weaker && !/reason|timeout/.test(name))
    })
    expect(stricter.map(({ name }) => name)).toEqual([])
  })
})
