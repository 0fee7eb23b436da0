import { type Phrasebook, phrasebooks } from '../wording/phrases.js'

/** `rules/vocabulary/questionnaire.yaml`, plain data. */
export interface QuestionnaireData {
  readonly heading: readonly string[]
  readonly sections: Readonly<Record<string, readonly string[]>>
  readonly questions: readonly { readonly name: string; readonly section: string; readonly says: readonly string[] }[]
  readonly instructs: readonly string[]
  readonly nothing: readonly string[]
  readonly no: readonly string[]
  readonly left: readonly string[]
  readonly unfinished: readonly string[]
}

/** The words of a production readiness questionnaire made ready for looking up. */
export interface Questionnaire {
  /** Headings by which a questionnaire is known: `heading` above all sections, and the questions by their names. */
  readonly titles: Phrasebook
  readonly sections: Phrasebook
  /** Questions by their names. */
  readonly questions: Phrasebook
  /** The section each question belongs to, by the question's name. */
  readonly sectionOf: ReadonlyMap<string, string>
  /** What stands below a question: `instructs`, `nothing`, `no`, `left`, `unfinished`. */
  readonly answers: Phrasebook
}

/** Compiles the questionnaire; done once for a run. */
export function compileQuestionnaire(data: QuestionnaireData): Questionnaire {
  const { heading, sections, questions, instructs, nothing, no, left, unfinished } = data
  const asked = questions.map(({ name, says }) => [name, says] as const)
  const books = phrasebooks([
    { table: new Map([['heading', heading], ...asked]) },
    { table: new Map(Object.entries(sections)) },
    { table: new Map(asked) },
    { table: new Map(Object.entries({ instructs, nothing, no, left, unfinished })) },
  ])
  const [titles, said, named, answers] = books as [Phrasebook, Phrasebook, Phrasebook, Phrasebook]
  return {
    titles,
    sections: said,
    questions: named,
    sectionOf: new Map(questions.map(({ name, section }) => [name, section])),
    answers,
  }
}
