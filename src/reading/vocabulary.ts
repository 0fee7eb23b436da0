import type { ItemType } from '../model/index.js'
import type { Programs, ProgramsData } from './commands/programs.js'
import type { Requests, RequestsData } from './commands/requests.js'
import type { SqlData, Statements } from './commands/statements.js'
import type { Questionnaire, QuestionnaireData } from './enhancement/questionnaire.js'
import type { Quantities } from './quantities/quantities.js'
import type { QuantityWords } from './quantities/words.js'
import type { Phrasebook } from './wording/phrases.js'

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
