import { describe, expect, test } from 'vitest'
import { check, facts } from '../../src/index.js'

const NOW = '2026-11-20T12:00:00Z'
const RULE = `title: Somebody decides
why: Somebody has to.
level: block
source: [A3]
kinds: [release-plan]
for: document
require: { fact: ownership.decision, operator: isStated }
message: Nobody decides.
fix: Name somebody.
`
const sources = [{ path: 'release-plan.yaml', text: 'kind: release-plan\n' }]
const config = 'extends: ./pk'

describe('what is no request', () => {
  test.each([
    ['no clock', { sources }, ['now']],
    ['a clock in words', { sources, now: 'yesterday' }, ['now']],
    ['a clock of another type', { sources, now: new Date(NOW) }, ['now']],
    ['sources that are no list', { sources: 'release-plan.yaml', now: NOW }, ['sources']],
    ['a source without a text', { sources: [{ path: 'a.yaml' }], now: NOW }, ['sources[0].text']],
    ['a hole among the sources', { sources: [sources[0], null], now: NOW }, ['sources[1].path', 'sources[1].text']],
    ['rules that are no list', { sources, rules: 'x', now: NOW }, ['rules']],
    ['a rule without a path', { sources, rules: [{ text: RULE }], now: NOW }, ['rules[0].path']],
    ['a config that is read already', { sources, config: { extends: [] }, now: NOW }, ['config']],
    ['nothing at all', undefined, ['request']],
  ])('%s is refused, with the part that is wrong', async (_title, request, paths) => {
    for (const call of [check, facts]) {
      const refused = await call(request as never).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Error)
      const { problems, message } = refused as Error & { problems: readonly { path: string; message: string }[] }
      expect(problems.map(({ path }) => path)).toEqual(paths)
      expect(message).toBe(problems.map((one) => one.message).join('\n'))
    }
  })

  test('a config of two documents, and a pack with too many rules, are refused as on the command line', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ path: `pk/r${index}.yaml`, text: RULE }))
    await expect(check({ sources, config, rules: many, now: NOW })).rejects.toMatchObject({
      problems: [{ code: 'too-many-rules', path: 'pk/r1000.yaml' }],
    })
    await expect(check({ sources, config: 'extends: []\n---\nextends: []\n', now: NOW })).rejects.toMatchObject({
      problems: [{ code: 'several-documents', span: { line: 2 } }],
    })
  })
})

describe('what is a request', () => {
  test.each([
    ['nothing', ''],
    ['comments', '# extends: strict\n'],
    ['an empty document', '---\n'],
  ])('a config of %s stands for the defaults', async (_title, text) => {
    expect(await check({ sources, config: text, now: NOW })).toEqual(await check({ sources, now: NOW }))
  })

  test('paths may be those of Windows', async () => {
    const files = [{ path: 'plans\\release-plan.yaml', text: 'kind: release-plan\n' }]
    const rules = [{ path: 'pk\\decided.yaml', text: RULE }]
    const overrides = `${config}\noverrides: [{ files: plans/**, rules: { pk/decided: note } }]`
    const { findings } = await check({ sources: files, config: overrides, rules, now: NOW })
    expect(findings.map(({ rule, level, path }) => [rule, level, path])).toEqual([
      ['pk/decided', 'note', 'plans\\release-plan.yaml'],
    ])
  })

  test('a day is a clock, and a time without a zone is one in UTC', async () => {
    for (const now of ['2026-11-20', '2026-11-20T12:00', '2026-11-20T13:00:00+01:00'])
      await expect(check({ sources, now })).resolves.toBeDefined()
  })
})
