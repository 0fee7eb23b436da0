import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/facts/index.js'
import { parse } from '../../src/formats/index.js'
import type { Problem } from '../../src/model/index.js'
import { loadPack } from '../../src/policy/index.js'
import { nearestWord } from '../../src/schema/index.js'

const FOLDER = 'fixtures/rules-broken'
const MARKER = /# problem: ([\w*-]+)(?: \((.*?)\)(?= # problem|$))?/g
const knowledge = { catalogue: CATALOGUE, nearestWord }
const files = readdirSync(FOLDER).sort()

interface Expected {
  readonly line: number
  /** `*`: any. */
  readonly code: string
  /** A part of the message or of the fix. */
  readonly part: string
}

/** What the marks at the ends of lines say. */
function expectedIn(text: string): readonly Expected[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(MARKER)].map(([, code = '', part = '']) => ({ line: index + 1, code, part })),
    )
}

function fits({ line, code, part }: Expected, problem: Problem): boolean {
  const words = `${problem.message} ${problem.fix}`
  return problem.span.line === line && (code === '*' || code === problem.code) && words.includes(part)
}

const inWords = ({ span, code, message, fix }: Problem) => `${span.line}: ${code} ${message} ${fix}`

describe('a broken rule file', () => {
  test.each(files)('%s gives exactly the problems that are marked in it', (file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    const expected = expectedIn(text)
    const { pack, problems } = loadPack(parse({ path: `${FOLDER}/${file}`, text }), knowledge)
    expect(expected).not.toEqual([])
    expect({
      unexpected: problems.filter((problem) => !expected.some((one) => fits(one, problem))).map(inWords),
      missed: expected.filter((one) => !problems.some((problem) => fits(one, problem))),
      count: problems.length,
    }).toEqual({ unexpected: [], missed: [], count: expected.length })
    expect(problems.every(({ severity, fix }) => severity === 'error' && fix !== '')).toBe(true)
    expect(pack.rules.length).toBe(file === 'two-documents.yaml' ? 1 : 0)
  })

  test('is reported together with all the others', () => {
    const texts = files.map((file) => ({ path: `${FOLDER}/${file}`, text: readFileSync(`${FOLDER}/${file}`, 'utf8') }))
    const { problems } = loadPack(
      texts.flatMap((source) => parse(source)),
      knowledge,
    )
    expect(new Set(problems.map(({ path }) => path)).size).toBe(files.length)
  })
})
