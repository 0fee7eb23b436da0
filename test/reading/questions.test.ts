import { expect, test } from 'vitest'
import type { Item } from '../../src/model/index.js'
import { casesOf, releasesOf, WORDS } from './reader.js'

interface QuestionCase {
  readonly case: string
  readonly text: string
  /** By the question's name: `empty`, `unfinished` or the value of `question.answer`. */
  readonly is: Readonly<Record<string, string>>
  readonly left?: readonly string[]
}

const CASES = casesOf<readonly QuestionCase[]>('questions')

function stateOf(item: Item, field: string): string | null {
  const mention = item.mentions.find((one) => one.field === field)
  if (!mention) return null
  return mention.state === 'unfilled' ? 'unfinished' : String(mention.value)
}

test.each(CASES)('$case', ({ text, is, left = [] }) => {
  const [release] = releasesOf('proposal.md', `---\nkind: enhancement\n---\n# Proposal\n\n${text}`)
  const asked = (release?.items ?? []).filter(({ type }) => type === 'question')
  const answers = asked.map((item) => [stateOf(item, 'question.name'), stateOf(item, 'question.answer') ?? 'empty'])
  expect(Object.fromEntries(answers)).toEqual(is)
  expect(asked).toHaveLength(Object.keys(is).length)
  expect(asked.flatMap((item) => stateOf(item, 'question.left') ?? [])).toEqual(left)
})

test('every question of the vocabulary is in some case', () => {
  const asked = new Set(CASES.flatMap(({ is }) => Object.keys(is)))
  expect(WORDS.questionnaire.questions.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([])
})
