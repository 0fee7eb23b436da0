import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check as checkInputs, type Input, type World } from '../../src/check.js'
import { parse } from '../../src/formats/index.js'
import { check, facts, type Report, render, type Source } from '../../src/index.js'
import { verdictOf } from '../../src/judge/verdict.js'
import type { Document } from '../../src/model/index.js'
import { resolvePolicy } from '../../src/policy/index.js'
import { DEFAULT_CONFIG, matchesGlobs, readConfig } from '../../src/schema/index.js'
import { run } from '../cli/run.js'
import { knowledge, packs } from '../rules/shipped.js'
import { filesUnder, ROOT, textOf } from './tree.js'

const NOW = '2026-11-20T12:00:00.000Z'
const RELEASES = ['fixtures/storefront', 'fixtures/storefront-fixed', 'fixtures/twins']
const CONFIG = 'extends: strict\n'

const documentsIn = (folder: string): readonly Source[] =>
  filesUnder(folder)
    .filter((path) => /\.(?:yaml|json|md)$/.test(path))
    .map((path) => ({ path, text: textOf(path) }))

const judged = (sources: readonly Source[]): Promise<Report> => check({ sources, config: CONFIG, now: NOW })

describe('the pipeline', () => {
  test.each(RELEASES)('gives the same bytes for the same input: %s', async (folder) => {
    const sources = documentsIn(folder)
    const again = async (): Promise<readonly string[]> => {
      const report = await judged(sources)
      const known = await facts({ sources, config: CONFIG, now: NOW })
      return [render(report, 'json'), render(report, 'stylish', sources), JSON.stringify(known)]
    }
    const [first, second] = [await again(), await again()]
    expect(second).toEqual(first)
    // Two at once share nothing that one could spoil for the other.
    expect(await Promise.all([again(), again()])).toEqual([first, first])
  })

  test.each(RELEASES)('gives no finding without a place in its source: %s', async (folder) => {
    const sources = documentsIn(folder)
    const { findings } = await judged(sources)
    const lost = findings.filter(({ path, span }) => {
      const lines = sources.find((source) => source.path === path)?.text.split('\n') ?? []
      const [first, last] = [lines[span.line - 1], lines[span.endLine - 1]]
      const forward = span.endLine > span.line || (span.endLine === span.line && span.endColumn >= span.column)
      const inside =
        span.column >= 1 && span.column <= (first?.length ?? -1) + 1 && span.endColumn <= (last?.length ?? -1) + 1
      return !(forward && inside)
    })
    expect(lost.map(({ rule, path, span }) => ({ rule, path, span }))).toEqual([])
  })

  test('is the same for the command line and the library', async () => {
    const folder = 'fixtures/storefront'
    const inFolder = (path: string) => path.slice(folder.length + 1)
    const config = textOf(`${folder}/gonogo.config.yaml`)
    const [document] = parse({ path: 'gonogo.config.yaml', text: config }) as readonly [Document]
    const { ignore } = readConfig(document).config
    const sources = documentsIn(folder)
      .map(({ path, text }) => ({ path: inFolder(path), text }))
      .filter(({ path }) => path !== 'gonogo.config.yaml' && !matchesGlobs(ignore, path))
    const report = await check({ sources, config, now: NOW })
    const { stdout } = await run(['check', '.', '--format', 'json'], { cwd: join(ROOT, folder) })
    expect(JSON.parse(stdout)).toEqual(JSON.parse(render(report, 'json')))
  })

  test.each([
    ['fixtures/storefront', 'strict'],
    ['fixtures/scenarios/enhancements/files/proposals', 'kubernetes-enhancement'],
  ])('reads every input once, also where documents link each other: %s', async (files, pack) => {
    const sources = documentsIn(files)
    const loads = new Map<string, number>()
    const inputs = sources.map(
      (source): Input => ({
        id: source.path,
        path: source.path,
        place: source.path,
        load: () => {
          loads.set(source.path, (loads.get(source.path) ?? 0) + 1)
          return { source, problems: [] }
        },
      }),
    )
    const world: World = {
      now: NOW,
      pause: async () => {},
      linked: (path, target) => {
        const folder = path.replace(/[^/]*$/, '')
        return inputs.find(({ id }) => id === join(folder, target)) ?? null
      },
    }
    const config = { ...DEFAULT_CONFIG, extends: [pack] }
    await checkInputs(inputs, config, resolvePolicy(packs, config, knowledge).policy, world)
    expect([...loads.values()]).toEqual(sources.map(() => 1))
  })

  test('gives fingerprints that hold when lines shift', async () => {
    const sources = documentsIn('fixtures/storefront')
    const prints = async (moved: readonly Source[]): Promise<readonly string[]> =>
      (await judged(moved)).findings.map(({ fingerprint }) => fingerprint).sort()
    const shifted = sources.map(({ path, text }) => ({
      path,
      text: path.endsWith('.md')
        ? text.replace(/^(---\n[\s\S]*?\n---\n)?/, '$1\n\n\n').replace(/\n(#+ )/g, '\n\n\n$1')
        : `# one line more\n\n${text.replace(/\n(\w)/g, '\n\n$1')}`,
    }))
    expect(await prints(shifted)).toEqual(await prints(sources))
  })
})

describe('a waiver', () => {
  test('changes the verdict, never the list of findings', async () => {
    const sources = documentsIn('fixtures/storefront')
    const report = await judged(sources)
    const waived = report.findings.map((finding) => ({ ...finding, waivedBy: 'CHANGE-12' }))
    const counts = { judged: 1, applied: 1, evaluations: 1, expected: 1 }
    const evidence = { problems: [], maxWarnings: 0, ...counts }
    expect(verdictOf({ ...evidence, findings: report.findings }).decision).toBe('NO-GO')
    const verdict = verdictOf({ ...evidence, findings: waived })
    expect(verdict.decision).toBe('GO')
    const printed = JSON.parse(render({ ...report, findings: waived, verdict }, 'json'))
    const names = (findings: readonly { readonly fingerprint: string }[]) => findings.map((one) => one.fingerprint)
    expect(names(printed.findings)).toEqual(names(report.findings))
  })
})

describe('what is unknown', () => {
  const UNKNOWN: readonly (readonly [what: string, sources: readonly Source[]])[] = [
    ['no document', []],
    ['a document that is none of ours', [{ path: 'notes.md', text: '# Notes\n\nLunch is at noon.\n' }]],
    ['an empty file', [{ path: 'release-plan.yaml', text: '' }]],
    ['a good plan that is cut off', [{ path: 'plan.yaml', text: `${textOf('fixtures/twins/plan.yaml')}\nchanges: [` }]],
    [
      'a good plan with a key twice',
      [{ path: 'plan.yaml', text: `${textOf('fixtures/twins/plan.yaml')}\nkind: runbook\n` }],
    ],
  ]

  test.each(UNKNOWN)('is never GO: %s', async (_what, sources) => {
    const { verdict } = await check({ sources, config: 'extends: recommended\n', now: NOW })
    expect(verdict.decision).not.toBe('GO')
    expect(verdict.reasons).not.toEqual([])
  })

  test.each(UNKNOWN.slice(0, 3))('is INDETERMINATE where nothing is judged: %s', async (_what, sources) => {
    expect((await check({ sources, now: NOW })).verdict.decision).toBe('INDETERMINATE')
  })
})
