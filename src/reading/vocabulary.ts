import type { ItemType } from '../model/index.js'
import { type Programs, type ProgramsData, programsOf } from './commands/programs.js'
import { type Requests, type RequestsData, requestsOf } from './commands/requests.js'
import { type SqlData, type Statements, statementsOf } from './commands/statements.js'
import { compileQuestionnaire, type Questionnaire, type QuestionnaireData } from './enhancement/questionnaire.js'
import { compileQuantities, type Quantities } from './quantities/quantities.js'
import type { QuantityWords } from './quantities/words.js'
import { type Matcher, matcher } from './wording/glob.js'
import { type Phrasebook, type PhraseTable, phrasebooks } from './wording/phrases.js'
import { titleKeys } from './wording/title-keys.js'
import { normalName } from './wording/tokens.js'

/** The vocabulary as it stands in `rules/vocabulary`, plain data. */
export interface VocabularyData {
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly sections: Readonly<Record<string, readonly string[]>>
  /** What one family of readers listens for: classes of phrases by file of `says/`. */
  readonly says: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly effects: Readonly<Record<string, { readonly says: readonly string[]; readonly names?: readonly string[] }>>
  readonly commands: Readonly<Record<string, readonly string[]>>
  /** A project's own lines, which are asked where none of the others fits. */
  readonly ownCommands?: Readonly<Record<string, readonly string[]>>
  readonly programs: ProgramsData
  readonly requests: RequestsData
  readonly sql: SqlData
  /** Names of languages and endings of files. */
  readonly languages: Readonly<Record<string, readonly string[]>>
  /** What the phrases of effects refer to. */
  readonly terms: Readonly<Record<string, readonly string[]>>
  readonly values: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly quantities: QuantityWords
  readonly questionnaire: QuestionnaireData
  /** Groups of keys and the like, as they are written. */
  readonly keys: Readonly<Record<string, readonly string[]>>
  readonly answers: {
    readonly fields: readonly FieldSpec[]
    readonly items: readonly ItemSpec[]
    readonly links: readonly LinkSpec[]
    /** Facts, or all facts of a subject, whose answer may be that something is not so. */
    readonly denials: readonly string[]
  }
  /** The same of an incident, which answers other questions. */
  readonly incident: VocabularyData['answers']
}

/** Where the answer for a fact stands. */
export interface FieldSpec {
  readonly fact: string
  /** JSON pointer in the plan format; absent where an entry only adds titles. */
  readonly at?: string
  readonly titles: readonly string[]
  readonly within?: readonly string[]
  /** `label`: a heading of that name holds something else. */
  readonly only?: 'label'
  /** An entry is one answer: a table row with all its cells, a line with all its commas. */
  readonly whole?: boolean
}
export interface ItemSpec {
  readonly type: ItemType
  readonly at: string
  /** Pointer of a single thing, where a list has one. */
  readonly single?: string
  readonly titles: readonly string[]
  readonly columns: Readonly<Record<string, { readonly key: string; readonly titles: readonly string[] }>>
}
/** How things of a type are listed, and which fact a column's header or a label asks for. */
export interface ListSpec extends ItemSpec {
  columnFor(header: string): string | null
}
export interface LinkSpec {
  readonly relation: string
  readonly at: string
  /** Where an entry is a map: the key that holds the link. */
  readonly key?: string
  readonly titles: readonly string[]
}

/** The vocabulary made ready for looking up. */
export interface Vocabulary {
  readonly words: Phrasebook
  readonly sections: Phrasebook
  /** The phrases of one family: `says('triggers').find(text).has('vague')`. */
  says(family: string): Phrasebook
  /** Reads durations, thresholds, versions and dates. */
  readonly quantities: Quantities
  /** A group of keys, as they are written: `keys('job').has('runs-on')`. */
  keys(group: string): ReadonlySet<string>
  /** What instructs an act by itself. */
  readonly effects: Phrasebook
  /** What only names one: an instruction with a verb before it. */
  readonly acts: Phrasebook
  readonly questionnaire: Questionnaire
  readonly commands: ReadonlyMap<string, readonly CommandPattern[]>
  readonly programs: Programs
  readonly statements: Statements
  readonly request: Requests
  /** Whether a name is in a list of languages. */
  language(list: string, name: string): boolean
  /** For each enumerated fact, its values' phrases. */
  readonly values: ReadonlyMap<string, Phrasebook>
  readonly fields: readonly FieldSpec[]
  readonly items: readonly ListSpec[]
  readonly links: readonly LinkSpec[]
  readonly denials: ReadonlySet<string>
  /** What a title asks for: the key of `fieldsByTitle` and the others. */
  titleKey(title: string): string
  /** Fields by every normalised title, the entries in order. */
  readonly fieldsByTitle: ReadonlyMap<string, readonly FieldSpec[]>
  readonly itemsByTitle: ReadonlyMap<string, readonly ListSpec[]>
  readonly linksByTitle: ReadonlyMap<string, readonly LinkSpec[]>
  /** For documents of kind `incident`: they answer nothing of what plans answer, and plans nothing of theirs. */
  readonly ofIncident: Vocabulary
}

/** A line of the command table: the words after the program, in order. */
export interface CommandPattern {
  readonly effect: string
  readonly words: readonly string[]
  /** A project's own. */
  readonly own?: true
}

/** Compiles the vocabulary; done once for a run. */
export function compileVocabulary(data: VocabularyData): Vocabulary {
  const { values, ...books } = booksOf(data)
  const { says } = books
  const titleKey = titleKeys(says('titles'))
  const shared = {
    ...books,
    quantities: compileQuantities(data.quantities),
    keys: groupsOf(data.keys),
    questionnaire: compileQuestionnaire(data.questionnaire),
    commands: commandTable(data),
    programs: programsOf(data.programs),
    statements: statementsOf(data.sql),
    request: requestsOf(data.requests),
    language: languagesOf(data.languages),
    values,
    titleKey,
  }
  const { answers, incident } = data
  const head = answers.fields.filter(({ fact, at }) => fact.startsWith('document.') && at !== '/freeze')
  const ofIncident: Vocabulary = {
    ...shared,
    ...answersOf({ ...incident, fields: [...head, ...incident.fields] }, titleKey),
    get ofIncident() {
      return ofIncident
    },
  }
  return { ...shared, ...answersOf(answers, titleKey), ofIncident }
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

/** All books of phrases in one: a text is looked through once, whoever asks. */
function booksOf(
  data: VocabularyData,
): Pick<Vocabulary, 'words' | 'sections' | 'says' | 'effects' | 'acts' | 'values'> {
  const terms = table(data.terms)
  const effects = Object.entries(data.effects)
  const families = Object.keys(data.says)
  const facts = Object.keys(data.values)
  const compiled = phrasebooks([
    { table: table(data.words) },
    { table: table(data.sections) },
    { table: new Map(effects.map(([effect, { says }]) => [effect, says])), terms },
    { table: new Map(effects.map(([effect, { names = [] }]) => [effect, names])), terms },
    ...Object.values(data.says).map((classes) => ({ table: table(classes) })),
    ...Object.values(data.values).map((values) => ({ table: withOwnName(values) })),
  ])
  const [words, sections, says, acts, ...named] = compiled as [
    Phrasebook,
    Phrasebook,
    Phrasebook,
    Phrasebook,
    ...Phrasebook[],
  ]
  const byFamily = new Map(families.map((family, index) => [family, named[index] as Phrasebook]))
  const values = new Map(facts.map((fact, index) => [fact, named[families.length + index] as Phrasebook]))
  return { words, sections, effects: says, acts, values, says: (family) => byFamily.get(family) ?? NO_BOOK }
}

const NO_BOOK = phrasebooks([{ table: new Map() }])[0] as Phrasebook

function groupsOf(keys: VocabularyData['keys']): Vocabulary['keys'] {
  const groups = new Map(Object.entries(keys).map(([group, several]) => [group, new Set(several)]))
  const none: ReadonlySet<string> = new Set()
  return (group) => groups.get(group) ?? none
}

function languagesOf(lists: VocabularyData['languages']): Vocabulary['language'] {
  const matchers = new Map<string, Matcher>(Object.entries(lists).map(([name, words]) => [name, matcher(words)]))
  return (list, name) => matchers.get(list)?.(name) ?? false
}

const table = (classes: Readonly<Record<string, readonly string[]>>): PhraseTable => new Map(Object.entries(classes))

function withOwnName(values: Readonly<Record<string, readonly string[]>>): PhraseTable {
  return new Map(Object.entries(values).map(([value, phrases]) => [value, [normalName(value), ...phrases]]))
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
