import type { DocumentFacts, Fact, ItemFacts } from '../model/index.js'
import { placeJson, problemJson } from './json.js'
import { jsonText } from './printable.js'

/** One entry of `documents`, as `schemas/facts.schema.json` has it. */
export function factsJson(document: DocumentFacts): string {
  const { path, index, kind, kindBecause } = document
  const entry = {
    path,
    index,
    kind,
    kindBecause,
    problems: document.problems.map(problemJson),
    facts: document.facts.map(factJson),
    items: document.items.map(itemJson),
  }
  return jsonText(entry).replaceAll('\n', '\n    ')
}

function itemJson({ type, label, span, facts }: ItemFacts) {
  const known = facts.map(({ name, state, value }) => ({ name, state, value }))
  return { type, label, ...placeJson(span), facts: known }
}

function factJson(fact: Fact) {
  return {
    name: fact.name,
    state: fact.state,
    value: fact.value,
    locations: fact.locations.map(placeJson),
    rejected: fact.rejected.map(({ span, because }) => ({ line: span.line, because })),
  }
}
