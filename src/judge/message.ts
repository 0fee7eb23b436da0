import {
  type Catalogue,
  type FactSpec,
  type Outcome,
  PLACEHOLDER,
  type QuantifiedTrace,
  type Trace,
} from '../model/index.js'
import { inOneLine, list, phrase, phraseFact } from './phrase.js'
import { quantifiersIn, testsIn } from './traces.js'

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
  return text.replace(PLACEHOLDER, (whole, name: string | undefined) => {
    return (name === undefined ? undefined : saidFor(name, outcome, catalogue)) ?? whole
  })
}

function saidFor(name: string, outcome: Outcome, catalogue: Catalogue): string | undefined {
  const { active, subject } = outcome
  if (name === 'subject') return subject.label
  // Whatever is missing is to be written: none of it is left out.
  if (name === 'missing')
    return list([...new Set(testsIn(outcome.require).flatMap((test) => test.missing ?? []))], Number.POSITIVE_INFINITY)
  if (name === 'items') return itemsIn(outcome)
  if (name === 'count') return countIn(outcome)
  const parameter = active.rule.parameters.get(name)
  if (parameter) return phrase(active.parameters.get(name) ?? parameter.default, parameter.type)
  const spec = catalogue.get(name)
  const fact = subject.facts.get(name)
  if (!spec) return undefined
  if (fact) return spec.whole && fact.state === 'stated' ? inOneLine(String(fact.value)) : phraseFact(fact, spec.type)
  return list(ofDeciding(spec, outcome), MOST_ITEMS)
}

/** The things that made the answer what it is. */
function itemsIn({ require }: Outcome): string | undefined {
  const quantifiers = quantifiersIn(require)
  const telling = quantifiers.filter(({ holds }) => holds !== true).flatMap(({ items }) => items.filter(isDeciding))
  const labels = telling.map(({ subject }) => subject.label)
  return quantifiers.length > 0 ? list(labels, MOST_ITEMS) : undefined
}

const isDeciding = ({ decides }: QuantifiedTrace['items'][number]): boolean => decides

/** How many of a list there are, or how many decide; of what cannot be read, some may or may not count. */
function countIn({ require }: Outcome): string | undefined {
  const quantifiers = quantifiersIn(require)
  const counts = quantifiers.filter((trace) => trace.count)
  const { count } = counts.find(({ holds }) => holds !== true) ?? counts[0] ?? {}
  if (count) return count.least === count.most ? String(count.least) : `${count.least} to ${count.most}`
  const telling = quantifiers.find(({ holds }) => holds !== true) ?? quantifiers[0]
  return telling && String(telling.items.filter(isDeciding).length)
}

/** What the things that made the answer say, where a quantifier asks about things of that type: `when` only if `require` asks none. */
function ofDeciding({ name, subject, type }: FactSpec, { when, require }: Outcome): readonly string[] {
  const among = (trace: Trace | null) => (trace ? quantifiersIn(trace) : []).filter(({ of }) => of === subject)
  const required = among(require)
  const items = (required.length > 0 ? required : among(when)).flatMap((trace) => trace.items.filter(isDeciding))
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
    // The author's words are about what the rule requires, not about where it applies.
    if (message.unreadable !== undefined && outcome.when?.holds !== 'unknown')
      return filled(message.unreadable, outcome, catalogue)
    // A list as a whole is no fact of the catalogue.
    if (!catalogue.has(fact.name)) return `what stands here could not be read as a ${fact.name.replace('-', ' ')}.`
    const said = fact.value === null ? '' : ` ("${phraseFact(fact, catalogue.get(fact.name)?.type ?? 'text')}")`
    return `${fact.name} is stated here${said}, and cannot be read.`
  }
  const test = [outcome.when, outcome.require].flatMap((trace) => (trace ? testsIn(trace) : [])).find(isOpen)
  const many = countIn(outcome)
  if (!test) return many === undefined ? 'the rule gave no answer.' : `there are ${many} that count.`
  const type = catalogue.get(test.fact.name)?.type ?? 'text'
  const [left, right] = [phraseFact(test.fact, type), phrase(test.expected ?? null, type)]
  if (test.operator.startsWith('age') && test.fact.state === 'stated')
    return `${test.fact.name} is ${left}, which still lies ahead and has no age.`
  if (test.shift !== undefined && test.expected === null) return nowhere(test, catalogue)
  return `${test.fact.name} is ${left}, which cannot be compared with ${right}.`
}

/** A duration below zero, or a year that has no four digits. */
function nowhere({ fact, against, shift = 0 }: Test, catalogue: Catalogue): string {
  if (!against) return `there is nothing that ${fact.name} could be compared with.`
  const type = catalogue.get(against.name)?.type ?? 'text'
  const much = phrase(Math.abs(shift), type === 'date' ? 'duration' : type)
  const far =
    type === 'date' ? `${much} ${shift < 0 ? 'before' : 'after'}` : `${shift < 0 ? 'less' : 'more'} by ${much} than`
  return `${fact.name} is compared with what is ${far} ${against.name}, and that is ${phraseFact(against, type)}.`
}

function isOpen(test: Test): boolean {
  return test.holds === 'unknown'
}
