import { describe, expect, test } from 'vitest'
import { check } from '../../src/check.js'
import type { Report } from '../../src/model/index.js'
import { resolvePolicy } from '../../src/policy/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'
import { inputOf, worldOf } from './pipeline.js'
import { knowledge, packs } from './shipped.js'

/** What the config of the storefront leaves out of a check: releases of the past, and what proves something. */
const ELSEWHERE = /\/(?:releases|evidence)\/|\/waivers\.yaml$|\/gonogo\.config\.yaml$/

/** Judges a folder of fixtures, its files seen from the folder. */
function judged(folder: string, profile: string): Promise<Report> {
  const paths = filesUnder(folder).filter((path) => !ELSEWHERE.test(path))
  const files = new Map(paths.map((path) => [path.slice(folder.length + 1), textOf(path)]))
  const { policy } = resolvePolicy(packs, { ...DEFAULT_CONFIG, extends: [profile] }, knowledge)
  const inputs = [...files].map(([path, text]) => inputOf({ path, text }))
  return check(inputs, DEFAULT_CONFIG, policy, worldOf(files))
}

describe('fixtures/storefront', () => {
  test('is a NO-GO with every mistake at its line', async () => {
    const { verdict, findings, problems } = await judged('fixtures/storefront', 'recommended')
    expect(problems).toEqual([])
    expect(verdict.decision).toBe('NO-GO')
    expect(findings.map(({ path, span, rule }) => `${path}:${span.line} ${rule}`)).toEqual([
      'records/2026-10-02.yaml:18 contract/analysis-before-retry',
      'release-plan.yaml:22 pillars/unsafe-conditions',
      'release-plan.yaml:24 pillars/failure-path',
      'release-plan.yaml:26 contract/explicit-target',
      'release-plan.yaml:32 emergency/trigger-threshold',
      'release-plan.yaml:44 runbook/no-placeholder',
      'release-plan.yaml:76 pillars/current-approval',
      'runbook.md:64 contract/no-database-change',
    ])
  })
})

describe('fixtures/storefront-fixed', () => {
  test.each(['recommended', 'strict'])('is a GO without a finding under %s', async (profile) => {
    const { verdict, findings, problems } = await judged('fixtures/storefront-fixed', profile)
    expect(problems).toEqual([])
    expect(findings.map(({ path, span, rule, message }) => `${path}:${span.line} ${rule}: ${message}`)).toEqual([])
    expect(verdict.decision).toBe('GO')
  })
})
