import type { Catalogue, Fact, Mention, Outcome, Span, Subject, Value } from '../model/index.js'

/**
 * What makes a finding the same in another run: the rule, the document, what the rule was asked about in its own words,
 * and all answers that are to blame. Lines, numbers in lists and line breaks are left out on purpose: a paragraph added
 * above is no other finding. One answer more that is to blame is one, for nobody has accepted it.
 *
 * @param place the path in the project, not the path as typed, so that it is the same from every folder
 */
export function identityOf(outcome: Outcome, catalogue: Catalogue, place: string): string {
  const { active, subject, blame } = outcome
  const answers = blame.map((fact) => JSON.stringify(answerOf(fact, outcome, catalogue)))
  const { said } = subject
  return JSON.stringify([
    active.rule.id,
    place,
    // Most files hold one document.
    ...(subject.documentIndex === 0 ? [] : [subject.documentIndex]),
    unwrapped(subject.key),
    ...(said ? [addressOf(said.where), ...sorted(said.mentions.flatMap(wordsOf))] : []),
    ...sorted(answers),
  ])
}

/** What is missing is missing from the whole of the subject, wherever a reader would look for it. */
function answerOf(fact: Fact, outcome: Outcome, catalogue: Catalogue): readonly unknown[] {
  const { name, state, where } = fact
  if (state === 'absent') return [name, state]
  if (catalogue.get(name)?.fleeting) return [name, state, ...sourcesOf(fact, outcome, catalogue)]
  const value = state === 'unfilled' ? [] : [plain(fact.value)]
  return [name, state, addressOf(where), ...value, ...holdersOf(fact, outcome, catalogue)]
}

/**
 * Of an answer that is made of many: which of the things that the document lists give it, each as often as it does. One
 * more that answers the same is one that nobody has accepted.
 */
function holdersOf({ name, locations }: Fact, { subject }: Outcome, catalogue: Catalogue): readonly unknown[] {
  const { combine } = catalogue.get(name) ?? { combine: 'first' }
  const isOfMany = combine === 'all' || combine === 'any'
  if (subject.type !== 'document' || !isOfMany) return []
  const holders = locations.map((at) => holderOf(at, subject.things ?? []))
  return holders.length > 1 || holders.some((key) => key !== '') ? [sorted(holders)] : []
}

/** The innermost thing that holds a place, by its key. */
function holderOf(at: Span, things: NonNullable<Subject['things']>): string {
  const around = things.filter(
    ({ span }) => isBefore(span.line, span.column, at) && !isBefore(span.endLine, span.endColumn, at),
  )
  const [inner] = around.toSorted(({ span: a }, { span: b }) => b.line - a.line || b.column - a.column)
  return inner?.key ?? ''
}

const isBefore = (line: number, column: number, at: Span): boolean =>
  line < at.line || (line === at.line && column <= at.column)

/** What the document says where a fact comes from whose value the clock changes. */
function sourcesOf({ locations: [at] }: Fact, { subject }: Outcome, catalogue: Catalogue): readonly string[] {
  if (!at) return []
  const isThere = ({ locations: [other] }: Fact) =>
    other?.line === at.line && other.column === at.column && other.path === at.path
  const beside = [...subject.facts.values()].filter(
    (fact) => fact.state === 'stated' && isThere(fact) && !catalogue.get(fact.name)?.derived,
  )
  return sorted(beside.map(({ name, value }) => `${name} ${JSON.stringify(plain(value))}`))
}

/** A step put before another gives it the next number. */
const COUNTED = 'step.number'

function wordsOf({ field, state, value }: Mention): readonly string[] {
  if (field === COUNTED) return []
  return [JSON.stringify([field, state, ...(state === 'unfilled' ? [] : [plain(value)])])]
}

/** `/records/0/outcome` without its place in the list, which an entry before it changes. */
function addressOf(where: string): string {
  return where.startsWith('/') ? where.replace(/(?<=\/)\d+(?=\/|$)/g, '*') : where
}

/** A command in which a shell is told that it goes on in the next line is the same in one line. */
const unwrapped = (text: string): string => text.replace(/\s\\\s+/g, ' ')

/** A line break is a space, and the entries of a list have no order. */
function plain(value: Value): Value {
  if (typeof value === 'string') return unwrapped(value).replace(/\s+/g, ' ').trim()
  return Array.isArray(value) ? sorted(value.map((one) => String(plain(one)))) : value
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort()
