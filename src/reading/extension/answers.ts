import type { AddedWords } from '../../model/index.js'
import type { FieldSpec, ItemSpec, VocabularyData } from '../vocabulary.js'
import { tokensOf } from '../wording/tokens.js'
import { type Adding, fault, isKnown } from './adding.js'

type Answers = VocabularyData['answers']

/** Adds titles under which a fact is answered, a list's column is meant, or things of a type are listed. */
export function addAnswers(answers: Answers, { names, texts }: AddedWords, adding: Adding): Answers {
  const fields = new Map(answers.fields.map((spec) => [spec.fact, spec]))
  const columns = answers.items.flatMap((spec) => Object.keys(spec.columns))
  const types = answers.items.map(({ type }) => type)
  const [, name] = names
  if (!name || !isKnown(name, [...fields.keys(), ...types, ...columns], 'fact that is asked for by titles', adding))
    return answers
  const titles = texts.flatMap(({ text, span }) => {
    if (tokensOf(text).length > 0) return [text]
    fault(
      adding,
      'bad-title',
      span,
      `The title "${text}" has no word.`,
      'Write what stands as a heading or before the colon.',
    )
    return []
  })
  const field = fields.get(name.text)
  if (field) return { ...answers, fields: [...answers.fields, ownField(field, titles)] }
  return { ...answers, items: answers.items.map((spec) => ownItem(spec, name.text, titles)) }
}

/** Whoever adds a title knows where it stands: what is above it does not matter. */
const ownField = ({ fact, whole }: FieldSpec, titles: readonly string[]): FieldSpec => ({
  fact,
  titles,
  ...(whole === undefined ? {} : { whole }),
})

function ownItem(spec: ItemSpec, name: string, titles: readonly string[]): ItemSpec {
  if (spec.type === name) return { ...spec, titles: [...new Set([...spec.titles, ...titles])] }
  const column = spec.columns[name]
  if (!Object.hasOwn(spec.columns, name) || !column) return spec
  return {
    ...spec,
    columns: { ...spec.columns, [name]: { ...column, titles: [...new Set([...column.titles, ...titles])] } },
  }
}
