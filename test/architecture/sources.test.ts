import { describe, expect, test } from 'vitest'
import { filesUnder, textOf } from './tree.js'

const code = [...filesUnder('src'), ...filesUnder('test')].filter((path) => path.endsWith('.ts'))
const core = code.filter((path) => /^src\/(?!cli\/|build\/|probes\/|journal\/)/.test(path))

const lengthOf = (path: string): number => textOf(path).split('\n').length - 1

/** Comments may speak of the clock and of processes; code may not. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

/** What would let the world in: each is an argument of the core, or belongs to `src/cli`. */
const IMPURE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock', /\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b|\bperformance\.now\b/],
  ['chance', /\bMath\.random\b|\brandomUUID\b/],
  ['the process', /\bprocess\s*[.[]/],
  ['the console', /\bconsole\s*[.[]/],
  // Digests and signatures are arithmetic: node:crypto alone is let in, and chance is looked for above.
  ['Node', /\bfrom '(?:node:(?!crypto')|fs'|path'|os'|process')|\brequire\(['"`]|\bcreateRequire\b/],
  ['the network', /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/],
  ['the place it runs in', /\bglobalThis\b|\bimport\.meta\b|\btoLocale\w*String\(|\.localeCompare\(/],
  ['code made from text', /\beval\(|\bnew Function\(/],
]

describe('source files', () => {
  test('are at most 250 lines long', () => {
    expect(code.filter((path) => lengthOf(path) > 250).map((path) => `${path}: ${lengthOf(path)}`)).toEqual([])
  })

  test('are short as a rule: the median is under 100 lines', () => {
    const lengths = code.filter((path) => path.startsWith('src/')).map(lengthOf)
    const median = lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? 0
    expect(median).toBeLessThan(100)
  })

  test('have a name that says what they hide', () => {
    const nameless = /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.[a-z]+$)/i
    expect(code.filter((path) => nameless.test(path))).toEqual([])
  })
})

describe('the core', () => {
  test.each(IMPURE)('does not touch %s', (_what, pattern) => {
    const touching = core.filter((path) => pattern.test(withoutComments(textOf(path))))
    expect(touching).toEqual([])
  })

  test('is what is looked at: its files are found', () => {
    for (const room of ['formats', 'schema', 'reading', 'facts', 'policy', 'judge', 'report', 'model']) {
      expect(core.some((path) => path.startsWith(`src/${room}/`))).toBe(true)
    }
  })
})

describe('the tests', () => {
  test('all run, and ask the real thing', () => {
    const idle = /\bvi\.mock\b|\b(?:test|it|describe)\.(?:skip|skipIf|runIf|todo|only|fails)\b|\bexpect\(true\)/
    const tests = filesUnder('test').filter(
      (path) => path.endsWith('.ts') && path !== 'test/architecture/sources.test.ts',
    )
    // What is not installed cannot be asked: that one file says so, and `.ci/run` lets none of it through.
    expect(tests.filter((path) => idle.test(textOf(path)))).toEqual(['test/real/when-installed.ts'])
  })
})
