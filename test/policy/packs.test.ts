import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import {
  loadPack,
  loadPacks,
  type Pack,
  type PackJson,
  packFromJson,
  packToJson,
  resolvePolicy,
} from '../../src/policy/index.js'
import { config, knowledge, OWNER } from './projects.js'

describe('a broken pack.yaml', () => {
  test.each([
    ['title: P\nextend: [a]', 'unknown-key', 2],
    ['extends: 1', 'wrong-type', 1],
    ['rules: [contract/owner]', 'wrong-type', 1],
    ['rules: { contract/owner: blocking }', 'unknown-level', 1],
    ['rules: { contract/owner: [warn] }', 'wrong-type', 1],
    ['demands: "(("', 'pattern', 1],
    ['- a list', 'wrong-type', 1],
    ['title: "unclosed', '*', 1],
    ['__proto__: { rules: {} }', 'unknown-key', 1],
  ])('%j is %s at line %i', (text, code, line) => {
    const { problems } = loadPack(parse({ path: 'rules/profile/pack.yaml', text }), knowledge)
    expect(problems.length).toBe(1)
    expect(problems[0]?.span.line).toBe(line)
    if (code !== '*') expect(problems[0]?.code).toBe(code)
  })

  test('says which ids of demands its rules may cite', () => {
    const manifest = parse({ path: 'rules/own/pack.yaml', text: 'demands: "^SOX-[0-9]+$"' })
    const rule = parse({ path: 'rules/own/rule.yaml', text: OWNER })
    const { problems } = loadPack([...rule, ...manifest], knowledge)
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['demand-id', 'rules/own/rule.yaml']])
  })
})

describe('shipped packs', () => {
  const documents = readdirSync('rules', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'vocabulary')
    .flatMap(({ name }) => readdirSync(`rules/${name}`).map((file) => `rules/${name}/${file}`))
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => parse({ path, text: readFileSync(path, 'utf8') }))
  const { packs: shipped, problems } = loadPacks(documents, knowledge)

  test('have no mistakes, alone or together', () => {
    const unresolved = shipped.flatMap(
      ({ id }) => resolvePolicy(shipped, config({ extends: [id] }), knowledge).problems,
    )
    expect([...problems, ...unresolved]).toEqual([])
    expect(shipped.length).toBeGreaterThan(1)
  })

  test.each(shipped.map((pack) => [pack.id, pack] as const))('%s survives JSON', (_id, pack: Pack) => {
    expect(packFromJson(JSON.parse(JSON.stringify(packToJson(pack))) as PackJson)).toEqual(pack)
  })
})
