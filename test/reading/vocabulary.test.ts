import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/facts/index.js'
import { ITEM_TYPES } from '../../src/model/index.js'
import { tokensOf } from '../../src/reading/wording/tokens.js'
import { VOCABULARY, WORDS } from './reader.js'

const READING = new URL('../../src/reading/', import.meta.url)
const CODE = readdirSync(READING, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(new URL(path.replaceAll('\\', '/'), READING), 'utf8'))
  .join('\n')
const EFFECTS = CATALOGUE.get('action.effect')?.values ?? []
const RELATIONS = CATALOGUE.get('link.relation')?.values ?? []

/** Every class of phrases, as one list of `[where, phrases]`. */
const CLASSES: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(WORDS.words).map(([name, phrases]) => [`words ${name}`, phrases] as const),
  ...Object.entries(WORDS.sections).map(([name, phrases]) => [`sections ${name}`, phrases] as const),
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

const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index)

describe('phrases', () => {
  test.each(CLASSES)('%s: no phrase twice', (_name, phrases) => {
    expect(twice(phrases.map((phrase) => phrase.toLowerCase()))).toEqual([])
  })
  test.each(CLASSES)('%s: a phrase begins with a word, or a stem of three letters', (_name, phrases) => {
    const heads = phrases.map((phrase) => phrase.split(' ')[0] as string)
    expect(heads.filter((head) => head.startsWith('~') || (head.endsWith('*') && head.length < 4))).toEqual([])
  })
  test.each(CLASSES)('%s: a phrase is made of words as texts are', (_name, phrases) => {
    const parts = phrases.flatMap((phrase) => phrase.split(' ')).filter((part) => !/^~+$/.test(part))
    const words = parts.map((part) => part.replace(/\*$/, ''))
    expect(words.filter((word) => tokensOf(word)[0]?.word !== word.toLowerCase())).toEqual([])
    expect(phrases.filter((phrase) => phrase.endsWith('~'))).toEqual([])
  })
  test.each(CLASSES)('%s: each phrase finds itself', (name, phrases) => {
    const [part, ...rest] = name.split(' ')
    const value = rest.at(-1) as string
    const book = part === 'values' ? VOCABULARY.values.get(rest[0] as string) : VOCABULARY[part as 'words']
    const said = (phrase: string) => phrase.replace(/ ~+/g, '').replaceAll('*', '')
    expect(phrases.filter((phrase) => !book?.find(said(phrase)).has(value))).toEqual([])
  })
})

describe('classes', () => {
  test.each(Object.keys(WORDS.words))('words of %s are asked for', (name) => {
    expect(CODE).toMatch(new RegExp(`(?:has|first)\\('${name}'\\)|hit\\.name === '${name}'|\\['${name}', '`))
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

describe('answers', () => {
  test.each(TITLES)('%s: no title twice', (_name, titles) => {
    expect(twice(titles)).toEqual([])
  })
  test.each(WORDS.answers.fields)('$fact is a document fact that is not worked out', ({ fact, at, titles }) => {
    expect(CATALOGUE.get(fact)).toMatchObject({ subject: 'document' })
    expect(CATALOGUE.get(fact)?.derived).toBeUndefined()
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
