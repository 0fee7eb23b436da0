import type { Catalogue, EntrySource, FactSource, FactSpec, ItemType, OwnFact } from '../../model/index.js'
import type { Vocabulary } from '../vocabulary.js'

/** A place in Markdown, by the keys of its titles: `section` above it, `label` before it, or both. */
export interface TitledPlace {
  readonly section: string | null
  readonly label: string | null
}

/** A fact of one's own with the places where it stands, in their order. */
export interface Declared {
  readonly fact: OwnFact
  readonly places: readonly (string | TitledPlace)[]
}

/** A fact of each thing of a type: the key of an entry, and the keys of columns and labels. */
export interface DeclaredOfItem {
  readonly fact: OwnFact
  readonly keys: readonly string[]
  readonly columns: readonly string[]
}

/** The facts of one's own that a catalogue holds, made ready for reading. */
export interface OwnFacts {
  readonly document: readonly Declared[]
  readonly items: ReadonlyMap<ItemType, readonly DeclaredOfItem[]>
  /** Keys of all titles and labels that some fact asks for. */
  readonly sections: ReadonlySet<string>
  readonly labels: ReadonlySet<string>
}

const known = new WeakMap<Catalogue, { readonly vocabulary: Vocabulary; readonly own: OwnFacts | null }>()

/** The facts of one's own, or null where there are none; worked out once for a catalogue. */
export function ownIn(catalogue: Catalogue, vocabulary: Vocabulary): OwnFacts | null {
  const ready = known.get(catalogue)
  if (ready?.vocabulary === vocabulary) return ready.own
  const facts = [...catalogue.values()].filter(isOwn)
  const own = facts.length > 0 ? declared(facts, vocabulary) : null
  known.set(catalogue, { vocabulary, own })
  return own
}

export const isOwn = (spec: FactSpec): spec is OwnFact => 'from' in spec

function declared(facts: readonly OwnFact[], { titleKey }: Vocabulary): OwnFacts {
  const document = facts
    .filter(({ subject }) => subject === 'document')
    .map((fact): Declared => ({ fact, places: fact.from.flatMap(placeOf) }))
  const titled = document.flatMap(({ places }) => places.filter((place) => typeof place !== 'string'))
  const items = new Map<ItemType, DeclaredOfItem[]>()
  for (const fact of facts) {
    if (fact.subject === 'document') continue
    const sources = fact.from.filter(isOfEntry)
    const one = {
      fact,
      keys: sources.flatMap(({ key }) => key ?? []),
      columns: sources.flatMap(({ column }) => (column === undefined ? [] : [titleKey(column)])),
    }
    items.set(fact.subject, [...(items.get(fact.subject) ?? []), one])
  }
  return {
    document,
    items,
    sections: new Set(titled.flatMap(({ section }) => section ?? [])),
    labels: new Set(titled.flatMap(({ label }) => label ?? [])),
  }

  function placeOf(source: FactSource): readonly (string | TitledPlace)[] {
    if ('pointer' in source) return [source.pointer]
    const section = 'section' in source ? titleKey(source.section) : null
    const label = 'field' in source && source.field !== undefined ? titleKey(source.field) : null
    return section === null && label === null ? [] : [{ section, label }]
  }
}

const isOfEntry = (source: FactSource): source is EntrySource => 'key' in source || 'column' in source
