import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/formats/index.js'
import type { Document, Rule } from '../../src/model/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { caseOf, pageOf, unreadExamples } from '../../src/testing/index.js'
import { active } from '../policy/samples.js'

const { rule } = active({ fact: 'text.one', operator: 'isStated' })
const words = fc.constantFrom(
  'yaml',
  'json',
  'markdown',
  'shell',
  'yml',
  'go',
  'no-go',
  'nogo',
  'not-applicable',
  'x',
  '',
)
const line = fc.oneof(
  fc.constantFrom(
    '```',
    '````',
    '> ```yaml go',
    '- ```json no-go',
    '    ```yaml go',
    '<details>',
    '<!--',
    '-->',
    'a # finding: b',
    '<!-- finding: -->',
    '## Go',
    '__proto__',
  ),
  fc.tuple(words, words, words).map(([language, first, second]) => `\`\`\`${language} ${first} ${second}`),
  fc.string(),
)
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))

function read(page: string) {
  const source = { path: 'rule.md', text: page }
  const document = parse(source)[0] as Document
  const { examples, problems } = pageOf(document, rule, nearestWord)
  return { examples, problems, unread: unreadExamples(source, document, nearestWord) }
}

describe('any page', () => {
  test('is read, with every line of its examples and every mistake inside it', () => {
    fc.assert(
      fc.property(text, (page) => {
        const { examples, problems, unread } = read(page)
        const last = page.split('\n').length
        for (const example of examples) {
          expect(unread.map(({ span }) => span.line)).not.toContain(example.line)
          expect(example.line + example.lines.length).toBeLessThanOrEqual(last + 1)
          expect(example.source.text.split('\n').slice(example.above, -1)).toEqual(
            expect.arrayContaining([...example.lines]),
          )
        }
        for (const { span } of [...problems, ...unread]) expect(span.line).toBeLessThanOrEqual(last)
      }),
    )
  })
})

describe('any case', () => {
  test('is an example or a mistake', () => {
    const part = fc.constantFrom('rule', 'go', 'no-go', 'go-x', 'nogo', '.yaml', '.sh', '/', '.', '-', '__proto__')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), text, (parts, body) => {
        const source = { path: 'cases/x', text: body }
        const named: Rule = { ...rule, id: 'sample/rule' }
        const { example, problems } = caseOf(source, parts.join(''), [named], nearestWord)
        expect(example !== null || problems.length > 0).toBe(true)
      }),
    )
  })
})
