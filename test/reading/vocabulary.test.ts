import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/facts/index.js'
import { ITEM_TYPES } from '../../src/model/index.js'
import { headsOf, parsePhrase, type Refer, type Sequence } from '../../src/reading/wording/grammar.js'
import type { Phrasebook } from '../../src/reading/wording/phrases.js'
import { tokensOf } from '../../src/reading/wording/tokens.js'
import { VOCABULARY, WORDS } from './reader.js'

const READING = new URL('../../src/reading/', import.meta.url)
const CODE = readdirSync(READING, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(new URL(path.replaceAll('\\', '/'), READING), 'utf8'))
  .join('\n')
const EFFECTS = CATALOGUE.get('action.effect')?.values ?? []
const RELATIONS = CATALOGUE.get('link.relation')?.values ?? []

/** The classes of every family of `says/`. */
const SAID = Object.entries(WORDS.says).flatMap(([family, classes]) =>
  Object.entries(classes).map(([name, phrases]) => ({ family, name, phrases })),
)

/** Every class of phrases, as one list of `[where, phrases]`. */
const CLASSES: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(WORDS.words).map(([name, phrases]) => [`words ${name}`, phrases] as const),
  ...Object.entries(WORDS.sections).map(([name, phrases]) => [`sections ${name}`, phrases] as const),
  ...SAID.map(({ family, name, phrases }) => [`says ${family} ${name}`, phrases] as const),
  ...Object.entries(WORDS.effects).map(([name, { says }]) => [`effects ${name}`, says] as const),
  ...Object.entries(WORDS.values).flatMap(([fact, values]) =>
    Object.entries(values).map(([value, phrases]) => [`values ${fact} ${value}`, phrases] as const),
  ),
]
const TITLES: readonly (readonly [string, readonly string[]])[] = [
  ...WORDS.answers.fields.map(({ fact, at, titles }) => [`${fact} at ${at}`, titles] as const),
  ...WORDS.answers.items.map(({ type, titles }) => [type, titles] as const),
  ...WORDS.answers.items.flatMap(({ columns }) =>
    Object.entries(columns).map(([fact, { titles }]) => [fact, titles] as const),
  ),
  ...WORDS.answers.links.map(({ relation, titles }) => [relation, titles] as const),
]

/** The book that a class belongs to. */
function bookOf(part: string, [book = '']: readonly string[]): Phrasebook {
  if (part === 'says') return VOCABULARY.says(book)
  return part === 'values' ? (VOCABULARY.values.get(book) as Phrasebook) : VOCABULARY[part as 'words']
}

/** Phrases may refer to classes of their own file. */
function referIn(name: string): Refer {
  const [part, book = ''] = name.split(' ')
  const classes = part === 'says' ? WORDS.says[book] : part === 'effects' ? WORDS.terms : WORDS.words
  const refer: Refer = (other) => (classes?.[other] ?? []).map((phrase) => parsePhrase(phrase, refer))
  return refer
}

/** The shortest text that a phrase is meant for. */
const sampleOf = (sequence: Sequence): string =>
  sequence
    .map((part) => {
      if (part.type === 'words') return [...part.words, ...part.stems, ...part.endings][0]
      if (part.type === 'number') return '7'
      if (part.type === 'gap') return part.least > 0 ? 'something' : ''
      return part.type === 'choice' && !part.optional ? sampleOf(part.choices[0] as Sequence) : ''
    })
    .filter(Boolean)
    .join(' ')

const wordsOf = (sequence: Sequence): readonly string[] =>
  sequence.flatMap((part) => {
    if (part.type === 'words') return [...part.words, ...part.stems]
    return part.type === 'choice' ? part.choices.flatMap(wordsOf) : []
  })

const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index)

describe('phrases', () => {
  test.each(CLASSES)('%s: no phrase twice', (_name, phrases) => {
    expect(twice(phrases.map((phrase) => phrase.toLowerCase()))).toEqual([])
  })
  test.each(CLASSES)('%s: a phrase begins with a word, or a stem of three letters', (name, phrases) => {
    const heads = phrases.flatMap((phrase) => [...headsOf(parsePhrase(phrase, referIn(name)), 3)])
    expect(heads.filter((head) => /^\^?.{1,2}\*$/.test(head))).toEqual([])
  })
  test.each(CLASSES)('%s: a phrase is made of words as texts are', (name, phrases) => {
    const words = phrases.flatMap((phrase) => wordsOf(parsePhrase(phrase, referIn(name))))
    expect(words.filter((word) => tokensOf(word)[0]?.word !== word)).toEqual([])
    expect(phrases.filter((phrase) => /^~|~$/.test(phrase))).toEqual([])
  })
  test.each(CLASSES)('%s: each phrase finds itself', (name, phrases) => {
    const [part, ...rest] = name.split(' ')
    const value = rest.at(-1) as string
    const said = (phrase: string) => sampleOf(parsePhrase(phrase, referIn(name)))
    expect(
      phrases.filter(
        (phrase) =>
          !bookOf(part as string, rest)
            .find(said(phrase))
            .has(value),
      ),
    ).toEqual([])
  })
})

describe('classes', () => {
  test.each(Object.keys(WORDS.words))('words of %s are asked for', (name) => {
    expect(CODE).toMatch(new RegExp(`(?:has|first)\\('${name}'\\)|hit\\.name === '${name}'|\\['${name}', '`))
  })
  test.each(SAID)('what $family says of $name is asked for', ({ family, name, phrases }) => {
    const within = SAID.filter((other) => other.family === family).flatMap((other) => other.phrases)
    const referred = within.some((phrase) => phrase.includes(`<${name}>`))
    expect(phrases.length).toBeGreaterThan(0)
    expect(referred || CODE.includes(`'${name}'`)).toBe(true)
    expect(CODE).toContain(`says('${family}')`)
  })
  test.each(Object.keys(WORDS.sections))('the topic %s is asked for', (name) => {
    expect(CODE).toMatch(new RegExp(`'${name}'`))
  })
  test.each([...Object.keys(WORDS.effects), ...Object.keys(WORDS.commands)])('%s is an effect', (name) => {
    expect(EFFECTS).toContain(name)
  })
  test.each(Object.entries(WORDS.values))('%s has values of the catalogue', (fact, values) => {
    const known = CATALOGUE.get(fact)?.values
    expect(known).toBeDefined()
    expect(Object.keys(values).filter((value) => !known?.includes(value))).toEqual([])
  })
  test.each(Object.entries(WORDS.values))('every value of %s can be said', (fact, values) => {
    expect(CATALOGUE.get(fact)?.values?.filter((value) => !(value in values))).toEqual([])
  })
})

/** Every word of a list, of several lists, or of lists by name. */
const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(wordsIn)

describe('quantities', () => {
  test.each(Object.entries(WORDS.quantities))('%s are written once, in lower case, and asked for', (name, words) => {
    const all = wordsIn(words)
    expect(all.length).toBeGreaterThan(0)
    expect(twice(all)).toEqual([])
    expect(all.filter((word) => word !== word.toLowerCase())).toEqual([])
    expect(CODE).toMatch(new RegExp(`words\\.${name}\\b|words\\['${name}'\\]|'${name}', '|\\{ ${name} \\}`))
  })
})

describe('answers', () => {
  test.each(TITLES)('%s: no title twice', (_name, titles) => {
    expect(twice(titles)).toEqual([])
  })
  test.each(WORDS.answers.fields)('$fact is a document fact that is not worked out', ({ fact, at, titles }) => {
    expect(CATALOGUE.get(fact)).toMatchObject({ subject: 'document' })
    // Both ends of a window stand in one text.
    if (fact !== 'release.window') expect(CATALOGUE.get(fact)?.derived).toBeUndefined()
    expect(at !== undefined || titles.length > 0).toBe(true)
  })
  test.each(WORDS.answers.items)('$type has columns of its own facts', ({ type, columns }) => {
    expect(ITEM_TYPES).toContain(type)
    expect(Object.keys(columns).filter((fact) => CATALOGUE.get(fact)?.subject !== type)).toEqual([])
  })
  test.each(WORDS.answers.items)('no column of $type is asked for by two names', ({ columns }) => {
    const all = Object.values(columns)
    expect(twice(all.map(({ key }) => key))).toEqual([])
    expect(twice(all.flatMap(({ titles }) => titles))).toEqual([])
  })
  test.each(WORDS.answers.links)('$relation is a relation of the catalogue', ({ relation }) => {
    expect(RELATIONS).toContain(relation)
  })
})

describe('commands', () => {
  const lines = Object.entries(WORDS.commands).flatMap(([effect, several]) =>
    several.flatMap((line) => line.split(';').map((one) => [effect, one.trim()] as const)),
  )
  test('no command twice', () => {
    expect(twice(lines.map(([, line]) => line))).toEqual([])
  })
  test.each(Object.keys(WORDS.commands))('lines of %s name a program', (effect) => {
    const own = lines.filter(([one]) => one === effect).map(([, line]) => line)
    expect(own.filter((line) => !/^[a-z][\w./:-]*(?: \S+)*$/i.test(line))).toEqual([])
  })
})
