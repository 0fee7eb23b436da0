import { describe, expect, test } from 'vitest'
import { PILLARS } from '../../src/model/index.js'
import { lackingIn, SECTIONS } from '../../src/testing/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { wrongIn } from '../schema/standalone.js'
import {
  CONTRACT_DEMANDS,
  EMERGENCY_DEMANDS,
  ENHANCEMENT_DEMANDS,
  PILLAR_DEMANDS,
  PROCEDURE_DEMANDS,
  RUNBOOK_DEMANDS,
} from './demand-ids.js'
import { rulePage } from './rule-page.js'
import { files, packs, problems, rules } from './shipped.js'

describe('the shipped packs', () => {
  test('load without a problem', () => {
    expect(problems).toEqual([])
    expect(rules.length).toBeGreaterThan(0)
  })

  test.each(files)('%s fits its schema', (path) => {
    const schema = path.endsWith('/pack.yaml') ? 'pack' : 'rule'
    expect(wrongIn(schema, textOf(path), path)).toEqual([])
  })

  test('have each a manifest that says what they are', () => {
    expect(packs.filter((pack) => !pack.description || !pack.version).map((pack) => pack.id)).toEqual([])
  })

  test('give every rule an id of its own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  })

  test.each(PILLARS)('hold rules of the pillar %s', (pillar) => {
    expect(rules.filter((rule) => rule.pillar === pillar)).not.toEqual([])
  })

  test.each([
    ...PILLAR_DEMANDS.map((demand) => ['pillars', demand] as const),
    ...EMERGENCY_DEMANDS.map((demand) => ['emergency', demand] as const),
    ...RUNBOOK_DEMANDS.map((demand) => ['runbook', demand] as const),
    ...CONTRACT_DEMANDS.map((demand) => ['contract', demand] as const),
    ...PROCEDURE_DEMANDS.map((demand) => ['procedure', demand] as const),
    ...ENHANCEMENT_DEMANDS.map((demand) => ['kubernetes-enhancement', demand] as const),
  ])('%s answers %s', (pack, demand) => {
    expect(rules.filter((rule) => rule.pack === pack && rule.source.includes(demand))).not.toEqual([])
  })

  test.each(packs.filter((pack) => pack.rules.length > 0).map((pack) => [pack.id, pack] as const))(
    '%s shows what is wrong and what is right in YAML and in Markdown',
    (_id, pack) => {
      const shown = pack.rules.flatMap((rule) =>
        rulePage(rule).examples.map(({ language, expectation }) => `${language} ${expectation}`),
      )
      expect(shown).toEqual(expect.arrayContaining(['yaml no-go', 'yaml go', 'markdown no-go', 'markdown go']))
    },
  )

  test('hold no page without a rule', () => {
    const pages = filesUnder('rules').filter((path) => /^rules\/(?!reference\/)[^/]+\/[^/]+\.md$/.test(path))
    expect(pages.map((path) => path.slice('rules/'.length, -'.md'.length)).sort()).toEqual(
      rules.map((rule) => rule.id).sort(),
    )
  })
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const page = rulePage(rule)

  test('has a page with its title and all sections, none of them empty', () => {
    expect(page.title).toBe(rule.title)
    expect(page.sections).toEqual(SECTIONS.map((title) => ({ title, filled: true })))
  })

  test('has examples of both verdicts', () => {
    expect(page.problems).toEqual([])
    expect(lackingIn(rule, page, page.examples)).toEqual([])
  })

  test('says where the finding is in examples that have one, and nowhere else', () => {
    for (const { findings, expectation, line } of page.examples) {
      expect(findings.length > 0, `line ${line}`).toBe(expectation === 'no-go' || expectation === 'indeterminate')
    }
  })

  test('cites a demand, says why, and has a fix that is a sentence', () => {
    expect(rule.source).not.toEqual([])
    expect(rule.why).toMatch(/\.$/)
    expect(rule.fix).toMatch(/\.$/)
  })
})
