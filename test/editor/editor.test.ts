import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configTemplate } from '../../src/cli/init/config-template.js'
import { planTemplate } from '../../src/cli/init/plan-template.js'
import { packTemplate } from '../../src/cli/new/pack-template.js'
import { ruleTemplate } from '../../src/cli/new/rule-template.js'
import { ownFact } from '../../src/cli/new/subject.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { samples, WRITTEN_NAMES } from '../schema/samples.js'
import { COMPLETIONS, DIAGNOSTICS, HOVERS, ruleWith, withCursor, withModeline } from './cases.js'
import { descriptionOf, LISTS } from './known-words.js'
import { type Editor, type Mapping, openEditor } from './language-server.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** As the README has it, where gonogo is not installed but the folder itself. */
const MAPPING: Mapping = {
  './schemas/config.schema.json': 'gonogo.config.yaml',
  './schemas/pack.schema.json': 'policy/*/pack.yaml',
  './schemas/rule.schema.json': ['policy/*/*.yaml', '!policy/*/pack.yaml'],
}

let editor: Editor
beforeAll(async () => {
  editor = await openEditor(ROOT, MAPPING)
})
afterAll(() => editor.close())

let opened = 0
/** A file that nobody has opened yet, two folders below the root as a rule of a pack is. It need not exist. */
const fresh = (name = 'rule') => join(ROOT, 'rules/ours', `${name}-${opened++}.yaml`)

describe('completion', () => {
  test.each(COMPLETIONS)('$title', async ({ exactly, among = [], never = [], ...given }) => {
    const { text, position } = withCursor(given)
    const offered = (await editor.complete(fresh(), text, position)).map(({ label }) => label.replaceAll('"', ''))
    if (exactly !== undefined) expect(offered.sort()).toEqual([...(LISTS.get(exactly) ?? [])].sort())
    expect(offered).toEqual(expect.arrayContaining([...among]))
    expect(offered.filter((label) => never.includes(label))).toEqual([])
  })

  test('says what each operator and each fact means', async () => {
    for (const key of ['operator', 'fact']) {
      const { text, position } = withCursor({ schema: 'rule', text: `require:\n  ${key}: ‸` })
      for (const { label, documentation } of await editor.complete(fresh(), text, position)) {
        expect(JSON.stringify(documentation)).toContain(descriptionOf(`${key} ${label}`)?.slice(0, 20))
      }
    }
  })
})

describe('hover', () => {
  test.each(HOVERS)('$title', async ({ says, of, ...given }) => {
    const expected = of === undefined ? says : descriptionOf(of)
    const { text, position } = withCursor(given)
    expect(expected).toBeDefined()
    // What stands there is Markdown, and its own signs are escaped.
    expect((await editor.hover(fresh(), text, position)).replace(/\\(.)/g, '$1')).toContain(expected)
  })
})

describe('diagnostics', () => {
  test.concurrent.each(DIAGNOSTICS)('$title', async ({ text, marked, says = '' }) => {
    const rule = ruleWith(text)
    const found = (await editor.diagnose(fresh(), rule)).map(({ message, range: { start, end } }) => ({
      message,
      marked: rule.split('\n')[start.line]?.slice(start.character, end.character),
    }))
    if (marked === undefined) expect(found).toEqual([])
    else expect(found).toContainEqual({ message: expect.stringContaining(says), marked })
  })

  test('mark the line that is wrong in every negative sample, and nothing once it is mended', async () => {
    const missed = await Promise.all(
      samples('negative', WRITTEN_NAMES).map(async ({ schema, path, text }) => {
        const lines = text.split('\n')
        const wrong = lines.findIndex((line) => line.includes('# mended by: '))
        const [before = '', after = ''] = (lines[wrong] ?? '').split('# mended by: ')
        const mended = lines.with(wrong, after === 'nothing' ? '' : after).join('\n')
        const found = await editor.diagnose(fresh(schema), withModeline(schema, text))
        const left = await editor.diagnose(fresh(schema), withModeline(schema, mended))
        // What is missing stands nowhere: it is told at the beginning. The modeline is one line more.
        const isMarked = found.some(({ range }) => before === '' || range.start.line === wrong + 1)
        return isMarked && left.length === 0 ? [] : [{ path, found, left }]
      }),
    )
    expect(missed.flat()).toEqual([])
  })
})

describe('nothing is marked', () => {
  const own = [...filesUnder('rules'), ...filesUnder('fixtures/policy')].filter(
    (path) => path.endsWith('.yaml') && textOf(path).startsWith('# yaml-language-server: '),
  )
  const asked = ownFact({ pack: 'payments', name: 'named-approver' })
  const written = [
    { path: 'new/payments/pack.yaml', text: packTemplate('payments', asked, '../../schemas') },
    {
      path: 'new/payments/named-approver.yaml',
      text: ruleTemplate({ pack: 'payments', name: 'named-approver' }, asked, '../../schemas'),
    },
    ...own.map((path) => ({ path, text: textOf(path) })),
    ...samples('valid', WRITTEN_NAMES).map(({ schema, path, text }) => ({
      path: `rules/ours/${path.replaceAll('/', '-')}`,
      text: withModeline(schema, text.replace(/^# yaml-language-server: .*\n/, '')),
    })),
    { path: 'new/gonogo.config.yaml', text: configTemplate('../schemas') },
    { path: 'mapped/gonogo.config.yaml', text: configTemplate('../schemas').replace(/^#.*\n/, '') },
  ]

  test('in what is shipped, in what `gonogo init` and `gonogo new` write, and in the samples that are right', async () => {
    expect(own.length).toBeGreaterThan(100)
    const found = await Promise.all(
      written.map(async ({ path, text }) => ({ path, found: await editor.diagnose(join(ROOT, path), text) })),
    )
    expect(found.filter((one) => one.found.length > 0)).toEqual([])
  })

  test('but what is still to be filled in, in the plan that `gonogo init` writes', async () => {
    const plan = planTemplate('../schemas')
    const found = await editor.diagnose(join(ROOT, 'new/release-plan.yaml'), plan)
    expect(found.length).toBeGreaterThan(0)
    for (const { range } of found) expect(plan.split('\n')[range.start.line]).toContain('TBD')
  })

  test.each([
    ['gonogo.config.yaml', 'extend: [recommended]', 'extend is not allowed'],
    ['policy/payments/pack.yaml', 'titel: Ours', 'titel is not allowed'],
    ['policy/payments/named-approver.yaml', 'titel: Somebody approves', 'titel is not allowed'],
  ])('but in %s, which the settings of the editor map to its schema', async (path, text, says) => {
    const found = await editor.diagnose(join(ROOT, path), text)
    expect(found).toContainEqual(expect.objectContaining({ message: expect.stringContaining(says) }))
  })
})

test('a condition that is nested deeply is checked at once', async () => {
  const nested = (inner: string) => `{ count: step, where: { any: [{ not: ${inner} }] }, operator: atLeast, value: 1 }`
  let condition = '{ fact: step.owner, operator: isStatd }'
  for (let depth = 0; depth < 15; depth++) condition = nested(condition)
  const before = performance.now()
  expect(await editor.diagnose(fresh(), ruleWith(`require: ${condition}`))).toHaveLength(1)
  expect(performance.now() - before).toBeLessThan(5000)
})
