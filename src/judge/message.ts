import type { Catalogue, FactSpec, Outcome, Trace } from '../model/index.js'
import { list, phrase, phraseFact } from './phrase.js'
import { quantifiersIn, testsIn } from './traces.js'

const PLACEHOLDER = /\{([A-Za-z][\w.]*)\}/g

type Test = Extract<Trace, { type: 'test' }>

/** What is so: the rule's words for the state of the first fact to blame, or why it cannot be told. */
export function messageOf(outcome: Outcome, catalogue: Catalogue): string {
  if (outcome.result === 'cannot-tell') return `Cannot tell: ${doubt(outcome, catalogue)}`
  const { message } = outcome.active.rule
  const state = outcome.blame[0]?.state ?? 'stated'
  return filled((state === 'stated' ? undefined : message[state]) ?? message.otherwise, outcome, catalogue)
}

/** The text with its placeholders filled in; one that means nothing stays as it is written. */
export function filled(text: string, outcome: Outcome, catalogue: Catalogue): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => saidFor(name, outcome, catalogue) ?? whole)
}

function saidFor(name: string, outcome: Outcome, catalogue: Catalogue): string | undefined {
  const { active, subject } = outcome
  if (name === 'subject') return subject.label
  // Whatever is missing is to be written: none of it is left out.
  if (name === 'missing')
    return list([...new Set(testsIn(outcome.require).flatMap((test) => test.missing ?? []))], Number.POSITIVE_INFINITY)
  const parameter = active.rule.parameters.get(name)
  if (parameter) return phrase(active.parameters.get(name) ?? parameter.default, parameter.type)
  const spec = catalogue.get(name)
  const fact = subject.facts.get(name)
  if (!spec) return undefined
  if (fact) return phraseFact(fact, spec.type)
  return list(ofDeciding(spec, outcome), MOST_ITEMS)
}

/** What the things that made the answer say, where a quantifier asks about things of that type. */
function ofDeciding({ name, subject, type }: FactSpec, { when, require }: Outcome): readonly string[] {
  const items = [require, when]
    .flatMap((trace) => (trace ? quantifiersIn(trace) : []))
    .filter((trace) => trace.of === subject)
    .flatMap((trace) => trace.items.filter((item) => item.decides))
  const said = items.flatMap((item) => item.subject.facts.get(name) ?? []).map((fact) => phraseFact(fact, type))
  return said.length > 0 ? [...new Set(said)] : ['not stated']
}

/** More than these nobody reads in a message; the places of all are listed below it. */
const MOST_ITEMS = 3

function doubt(outcome: Outcome, catalogue: Catalogue): string {
  if (outcome.fault !== undefined) return `the rule could not be evaluated, ${outcome.fault}.`
  const { message } = outcome.active.rule
  const fact = outcome.blame[0]
  if (fact?.state === 'unreadable') {
    if (message.unreadable !== undefined) return filled(message.unreadable, outcome, catalogue)
    const said = fact.value === null ? '' : ` ("${phraseFact(fact, catalogue.get(fact.name)?.type ?? 'text')}")`
    return `${fact.name} is stated here${said}, and cannot be read.`
  }
  const test = [outcome.when, outcome.require].flatMap((trace) => (trace ? testsIn(trace) : [])).find(isOpen)
  if (!test) return 'the rule gave no answer.'
  const type = catalogue.get(test.fact.name)?.type ?? 'text'
  const [left, right] = [phraseFact(test.fact, type), phrase(test.expected ?? null, type)]
  return `${test.fact.name} is ${left}, which cannot be compared with ${right}.`
}

function isOpen(test: Test): boolean {
  return test.holds === 'unknown'
}
