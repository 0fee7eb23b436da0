import { describe, expect, test } from 'vitest'
import { CATALOGUE, subjectsOf } from '../../src/facts/index.js'
import { parse, parseShell } from '../../src/formats/index.js'
import words from '../../src/generated/vocabulary.json' with { type: 'json' }
import type { Subject } from '../../src/model/index.js'
import { compileVocabulary, isOfEnhancement, read, type VocabularyData } from '../../src/reading/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { textOf } from '../architecture/tree.js'
import { NOW } from './pipeline.js'

const vocabulary = compileVocabulary(words as unknown as VocabularyData)
const context = { now: NOW, resolves: () => null, statusOf: () => null, said: () => null, missing: () => null }

/** What a document and everything it lists are known to be: name, state and value of each one's own facts. */
function known(path: string): readonly (readonly [subject: string, ...facts: string[]])[] {
  const releases = parse({ path, text: textOf(path) }).map((document) => {
    expect(document.problems, path).toEqual([])
    return read(document, { vocabulary, catalogue: CATALOGUE, parseShell, nearestWord, setting: null })
  })
  return releases
    .flatMap((release) => subjectsOf(release, context))
    .map((subject) => [`${subject.kind} ${subject.type}`, ...ownFacts(subject)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

/** A list is a set: in which order a format names its parts is no difference. */
function ownFacts({ type, facts }: Subject): readonly string[] {
  return [...facts.values()]
    .filter(({ name }) => CATALOGUE.get(name)?.subject === type)
    .map(
      ({ name, state, value }) =>
        `${name} ${state} ${JSON.stringify(Array.isArray(value) ? [...value].sort() : value)}`,
    )
}

const TWINS = ['plan', 'procedure', 'record', 'incident']

describe.each(TWINS)('fixtures/twins: the %s', (name) => {
  const yaml = known(`fixtures/twins/${name}.yaml`)

  test.each(['json', 'md'])('has the same facts in .%s as in .yaml', (format) => {
    expect(known(`fixtures/twins/${name}.${format}`)).toEqual(yaml)
  })
})

/** What a good plan and a good record have nothing to say of. */
const NOT_SAID = [
  'document.placeholders',
  'rollback.actions.database',
  'rollback.actions.manual',
  'rollback.actions.secretRotation',
  'rollback.actions.partial',
  'procedure.unfilledParts',
  'procedure.plan.late',
  'procedure.numberingFaults',
  'procedure.misplacedInputs',
  'procedure.unknownInputs',
  'procedure.subjectiveCriteria',
  'rollback.orderFaults',
  'action.method',
  'action.approval',
  'action.dataLoss',
  'revision.weakens',
]

test('the twins leave nothing out that a document can state', () => {
  const said = TWINS.flatMap((name) => known(`fixtures/twins/${name}.yaml`)).flat()
  // A proposal is no plan, and its facts have documents of their own.
  const names = [...CATALOGUE.values()]
    .filter(({ derived, name }) => !derived && !isOfEnhancement(name))
    .map(({ name }) => name)
  expect(names.filter((name) => !said.some((line) => line.startsWith(`${name} stated `)))).toEqual(NOT_SAID)
})
