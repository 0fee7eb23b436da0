import type { Catalogue, Fact, ItemType, Subject, SubjectType, UnreadList } from '../../model/index.js'

/** What one subject knows, and everything its document lists. */
export interface Facts {
  readonly subject: Subject
  /** A name it does not hold is a fact that is absent, at the subject's own place. */
  readonly of: (name: string) => Fact
  /** Everything of that type that the same document lists, in its order. What this subject knows is visible behind each. */
  readonly listed: (type: ItemType) => readonly Facts[]
  /** The list of that type in which something was not understood: there may be more than is listed. */
  readonly unread: (type: ItemType) => UnreadList | null
}

/** What the documents of some subjects list. */
export interface Lists {
  readonly of: (subject: Subject, type: SubjectType) => readonly Subject[]
  readonly unread: (subject: Subject, type: ItemType) => UnreadList | null
}

/** The subjects of each document by type, from subjects of many documents. */
export function listsOf(subjects: readonly Subject[]): Lists {
  const lists = new Map<string, Subject[]>()
  const key = ({ documentIndex, path }: Subject, type: string) => `${type} ${documentIndex} ${path}`
  for (const subject of subjects) {
    const list = lists.get(key(subject, subject.type))
    if (list) list.push(subject)
    else lists.set(key(subject, subject.type), [subject])
  }
  const of: Lists['of'] = (subject, type) => lists.get(key(subject, type)) ?? []
  return {
    of,
    unread(subject, type) {
      const [document] = of(subject, 'document')
      return document?.unread?.find((list) => list.type === type) ?? null
    },
  }
}

/** `outer.step.number` inside `some: step` is that of the step around it. */
export const OUTER = 'outer.'

/** A fact's name without what says whose it is. */
export function bareName(name: string): string {
  return name.replace(/^(?:outer\.)+/, '')
}

/** The facts of a subject, and behind them those of the subjects around it, which hold what it does not. */
export function factsOf(subject: Subject, lists: Lists, around: readonly Subject[] = []): Facts {
  return {
    subject,
    of(name) {
      const [outer, ...further] = around
      if (name.startsWith(OUTER) && outer) return factsOf(outer, lists, further).of(name.slice(OUTER.length))
      const holder = subject.facts.has(name) ? subject : around.find(({ facts }) => facts.has(name))
      return holder?.facts.get(name) ?? absent(name, subject)
    },
    listed: (type) => lists.of(subject, type).map((item) => factsOf(item, lists, [subject, ...around])),
    unread: (type) => lists.unread(subject, type),
  }
}

function absent(name: string, { key, span }: Subject): Fact {
  return { name, state: 'absent', value: null, locations: [], where: key, nearest: span, rejected: [] }
}

/** Stands for what was not understood of a list, where it keeps a question open. */
export function unreadFact({ type, span, where }: UnreadList): Fact {
  return { name: type, state: 'unreadable', value: null, locations: [span], where, nearest: span, rejected: [] }
}

/**
 * Stands for a list as a whole, to be blamed for what it lacks. Its places are those of the things that decide, else
 * the thing that asked, else where the list begins; where nothing is listed it is absent, at the place where the
 * document would list it.
 */
export function listFact(
  type: ItemType,
  items: readonly Subject[],
  deciding: readonly Subject[],
  { subject }: Facts,
  catalogue: Catalogue,
): Fact {
  const spec = [...catalogue.values()].find(({ lists }) => lists?.includes(type))
  const beside = spec && subject.facts.get(spec.name)
  const asking = subject.type === 'document' ? items.slice(0, 1) : [subject]
  const shown = deciding.length > 0 || items.length === 0 ? deciding : asking
  const [first] = shown
  return {
    name: type,
    state: first ? 'stated' : 'absent',
    value: first ? items.map(({ label }) => label) : null,
    locations: shown.map(({ span }) => span),
    where: first?.key ?? beside?.where ?? subject.key,
    nearest: first?.span ?? beside?.nearest ?? subject.span,
    rejected: [],
  }
}
