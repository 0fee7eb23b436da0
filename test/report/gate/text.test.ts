import { fileURLToPath } from 'node:url'
import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { GATE_FORMATS, NO_COLOUR, type Palette, type View } from '../../../src/report/index.js'
import { validatorOf } from '../../schema/standalone.js'
import { view } from '../sample.js'
import { FULL, GO, GO_WAIVED, HOSTILE_GATE, INDETERMINATE, NO_GO, NOTHING, SAMPLES, THEIRS } from './samples.js'

const rendered = (format: string, name: string, over: Partial<View> = {}): string => {
  const render = GATE_FORMATS.get(format)
  const gate = SAMPLES[name]
  if (!render || !gate) throw new Error(`There is no ${format} of ${name}.`)
  return render(gate, view({ linesOf: () => null, ...over }))
}

/** `fixtures/report/gate/<name>` holds what is printed; `npx vitest -u` rewrites it. */
const CASES: readonly (readonly [file: string, format: string, name: string, over?: Partial<View>])[] = [
  ['go.txt', 'stylish', 'go'],
  ['go-waived-120.txt', 'stylish', 'go-waived', { width: 120 }],
  ['no-go.txt', 'stylish', 'no-go'],
  ['no-go-120.txt', 'stylish', 'no-go', { width: 120 }],
  ['no-go-quiet.txt', 'stylish', 'no-go', { quiet: true }],
  ['no-go-verbose.txt', 'stylish', 'no-go', { verbose: true, width: 120 }],
  ['indeterminate.txt', 'stylish', 'indeterminate'],
  ['nothing.txt', 'stylish', 'nothing'],
  ['theirs.txt', 'stylish', 'theirs'],
  ['theirs-quiet.txt', 'stylish', 'theirs', { quiet: true }],
  ['theirs.md', 'markdown', 'theirs'],
  ['go.md', 'markdown', 'go'],
  ['no-go.md', 'markdown', 'no-go'],
  ['indeterminate.md', 'markdown', 'indeterminate'],
  ['nothing.md', 'markdown', 'nothing'],
  ['no-go.json', 'json', 'no-go'],
]

test.each(CASES.map(([file, ...rest]) => ({ file, rest })))('$file', async ({ file, rest }) => {
  const path = fileURLToPath(new URL(`../../../fixtures/report/gate/${file}`, import.meta.url))
  await expect(rendered(...rest)).toMatchFileSnapshot(path)
})

describe.each(Object.keys(SAMPLES))('%s', (name) => {
  test('says the same with colour as without', () => {
    const colours = picocolors.createColors(true)
    const palette = Object.fromEntries(Object.keys(NO_COLOUR).map((key) => [key, colours.red])) as unknown as Palette
    const coloured = rendered('stylish', name, { palette })
    expect(coloured).toContain('\u001b[31m')
    expect(coloured.split(/\p{Cc}\[\d+m/u).join('')).toBe(rendered('stylish', name))
  })

  test.each([...GATE_FORMATS.keys()])('lets nothing through as %s that a terminal would obey', (format) => {
    expect(rendered(format, name).replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
  })

  test('is JSON as its schema has it', () => {
    const validate = validatorOf('gate-report')
    validate(JSON.parse(rendered('json', name)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('tells the verdict last on a terminal, and first in a comment', () => {
    const decision = SAMPLES[name]?.report.verdict.decision
    expect(rendered('stylish', name)).toMatch(/^>>> (?:GO|NO-GO|INDETERMINATE) <<<$/m)
    expect(rendered('markdown', name).split('\n')[2]).toContain(` ${decision}: `)
  })
})

describe('JSON', () => {
  test('holds all of the gate', () => {
    const told = JSON.parse(rendered('json', 'no-go'))
    expect(told.verdict).toEqual(NO_GO.report.verdict)
    expect(told.trusted.differences).toEqual(NO_GO.trusted?.differences)
    expect(told.joined).toEqual(NO_GO.joined)
    expect(told.rules).toEqual(NO_GO.rules)
    for (const list of ['history', 'evidence', 'waivers'] as const) expect(told[list]).toHaveLength(NO_GO[list].length)
    expect(told.facts.map(({ path }: { path: string }) => path)).toEqual(NO_GO.documents.map(({ path }) => path))
  })

  test('has its keys in one order, whatever the order they came in', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, one]) => [key, turned(one)] as const)
          .reverse(),
      )
    }
    const render = GATE_FORMATS.get('json')
    expect(render?.(turned(NO_GO) as typeof NO_GO, view())).toBe(render?.(NO_GO, view()))
  })
})

test('the page leaves out the folders above the config, and says so', () => {
  const far = JSON.parse(JSON.stringify(NO_GO).replaceAll('"path":"', '"path":"plans/shop/')) as typeof NO_GO
  const html = GATE_FORMATS.get('html')?.(far, view())
  expect(html).toContain('release-plan.yaml:31</code>')
  expect(html?.match(/plans\/shop\//g)).toHaveLength(1)
})

test('a GO that ends before its window begins says so on the page', () => {
  const render = GATE_FORMATS.get('html')
  const until = (moment: string) => render?.({ ...GO, validUntil: { moment, because: [] } }, view())
  expect(until('2026-11-24T17:59:59Z')).toContain('judge again then')
  expect(until('2026-11-24T18:25:00Z')).not.toContain('judge again then')
})

test('the samples are what their names say', () => {
  expect([GO, GO_WAIVED, NO_GO, INDETERMINATE, NOTHING].map(({ report }) => report.verdict.decision)).toEqual([
    'GO',
    'GO',
    'NO-GO',
    'INDETERMINATE',
    'INDETERMINATE',
  ])
  expect(FULL.report.findings).toHaveLength(500)
  expect(JSON.stringify(HOSTILE_GATE)).toContain('</script>')
})

describe.each([...GATE_FORMATS.keys()].filter((format) => format !== 'json'))('%s', (format) => {
  const words = (name: string) =>
    rendered(format, name)
      .replaceAll(/<[^>]*>|`/g, '')
      .replaceAll(/\s+/g, ' ')

  test('shows what blocks by the trusted rules alone, what to do, and what counts later', () => {
    const said = words('theirs')
    for (const { message, fix } of THEIRS.trusted?.report.findings ?? [])
      for (const text of [message, fix.replaceAll('`', '')]) expect(said).toContain(text)
    for (const text of ['Its end is lost.', 'Take it back.', 'The waiver OPS-412 counts once it is merged to main.'])
      expect(said).toContain(text)
    expect(said).toContain('What this change makes of the rule gate/promise-held counts once it is merged to main.')
  })
})

test.each(['stylish', 'markdown', 'html'])('%s names the config that decided, or that there is none', (format) => {
  const words = (name: string) =>
    rendered(format, name)
      .replaceAll(/<[^>]*>|`/g, '')
      .replaceAll(/\s+/g, ' ')
  expect(words('go')).toContain('as gonogo.config.yaml asks')
  expect(words('theirs')).toContain('as the defaults ask, without a config')
})
