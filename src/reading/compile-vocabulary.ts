import { booksOf } from './books.js'
import { programsOf } from './commands/programs.js'
import { requestsOf } from './commands/requests.js'
import { statementsOf } from './commands/statements.js'
import { compileQuestionnaire } from './enhancement/questionnaire.js'
import { once } from './once.js'
import { compileQuantities } from './quantities/quantities.js'
import { type ReadyVocabulary, titleKeysOf } from './ready.js'
import type { CommandPattern, ItemSpec, ListSpec, Vocabulary, VocabularyData } from './vocabulary.js'
import { type Matcher, matcher } from './wording/glob.js'

/**
 * Compiles the vocabulary; done once for a run. What most runs do not ask for is made when it is first asked for.
 *
 * @param ready what was worked out of the same data before
 */
export function compileVocabulary(data: VocabularyData, ready?: ReadyVocabulary): Vocabulary {
  const { values, ...books } = booksOf(data, ready?.lexicon)
  const titleKey = titleKeysOf(books.says('titles'), ready)
  const [quantities, questionnaire, commands, programs, statements] = [
    once(() => compileQuantities(data.quantities)),
    once(() => compileQuestionnaire(data.questionnaire)),
    once(() => commandTable(data)),
    once(() => programsOf(data.programs)),
    once(() => statementsOf(data.sql)),
  ]
  const shared = {
    ...books,
    keys: groupsOf(data.keys),
    request: requestsOf(data.requests),
    language: languagesOf(data.languages),
    values,
    titleKey,
  }
  const withAnswers = (answers: VocabularyData['answers'], ofIncident: () => Vocabulary): Vocabulary => ({
    ...shared,
    ...answersOf(answers, titleKey),
    get quantities() {
      return quantities()
    },
    get questionnaire() {
      return questionnaire()
    },
    get commands() {
      return commands()
    },
    get programs() {
      return programs()
    },
    get statements() {
      return statements()
    },
    get ofIncident() {
      return ofIncident()
    },
  })
  const { answers, incident } = data
  const head = answers.fields.filter(({ fact, at }) => fact.startsWith('document.') && at !== '/freeze')
  const ofIncident: () => Vocabulary = once(() =>
    withAnswers({ ...incident, fields: [...head, ...incident.fields] }, ofIncident),
  )
  return withAnswers(answers, ofIncident)
}

function answersOf(
  { fields, items: written, links, denials }: VocabularyData['answers'],
  titleKey: (title: string) => string,
) {
  const items = written.map((spec) => listSpec(spec, titleKey))
  return {
    fields,
    items,
    links,
    denials: new Set(denials),
    fieldsByTitle: byTitle(fields, titleKey),
    itemsByTitle: byTitle(items, titleKey),
    linksByTitle: byTitle(links, titleKey),
  }
}

function groupsOf(keys: VocabularyData['keys']): Vocabulary['keys'] {
  const groups = new Map(Object.entries(keys).map(([group, several]) => [group, new Set(several)]))
  const none: ReadonlySet<string> = new Set()
  return (group) => groups.get(group) ?? none
}

function languagesOf(lists: VocabularyData['languages']): Vocabulary['language'] {
  const matchers = new Map<string, Matcher>(Object.entries(lists).map(([name, words]) => [name, matcher(words)]))
  return (list, name) => matchers.get(list)?.(name) ?? false
}

function byTitle<T extends { readonly titles: readonly string[] }>(
  specs: readonly T[],
  titleKey: (title: string) => string,
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const spec of specs) {
    for (const title of spec.titles) {
      const known = index.get(titleKey(title))
      if (known) known.push(spec)
      else index.set(titleKey(title), [spec])
    }
  }
  return index
}

function listSpec(spec: ItemSpec, titleKey: (title: string) => string): ListSpec {
  const facts = new Map<string, string>()
  for (const [fact, { titles }] of Object.entries(spec.columns))
    for (const key of titles.map(titleKey)) if (!facts.has(key)) facts.set(key, fact)
  return { ...spec, columnFor: (header) => facts.get(titleKey(header)) ?? null }
}

function commandTable({ commands, ownCommands = {} }: VocabularyData): ReadonlyMap<string, readonly CommandPattern[]> {
  const index = new Map<string, CommandPattern[]>()
  enter(index, commands, {})
  enter(index, ownCommands, { own: true })
  return index
}

function enter(
  index: Map<string, CommandPattern[]>,
  commands: VocabularyData['commands'],
  own: Pick<CommandPattern, 'own'>,
): void {
  for (const [effect, lines] of Object.entries(commands)) {
    for (const line of lines.flatMap((several) => several.split(';'))) {
      const [program, ...words] = line.trim().split(/\s+/)
      if (!program) continue
      const pattern = { effect, words, ...own }
      const known = index.get(program)
      if (known) known.push(pattern)
      else index.set(program, [pattern])
    }
  }
}
