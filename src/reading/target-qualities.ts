import { negationBefore } from './polarity.js'
import type { Vocabulary } from './vocabulary.js'

const HEALTHY = 'rollback.target.healthy'
const RELEASED = 'rollback.target.released'

/**
 * What a text that names the target says of it beside its version: `1.3.2, released 2026-11-02, healthy for 18 days`. Not
 * what is denied, asked for or still to come: `check that the pods are healthy`, `wait until it is stable`.
 */
export function qualitiesIn(text: string, vocabulary: Vocabulary, from = 0): readonly string[] {
  const said = text.slice(from, from + LONGEST)
  const hits = vocabulary.says('target').find(said).all
  const dated = vocabulary.quantities.datesIn(said).filter((date) => isReleaseDate(said, date.from, vocabulary))
  const released = hits.filter(({ name }) => name === 'released').map((hit) => hit.from)
  const healthy = hits.filter((hit) => hit.name === 'healthy' && isWord(said, hit.from, hit.to))
  return [
    ...(healthy.some((hit) => isSo(said, hit.from, hit.to, vocabulary)) ? [HEALTHY] : []),
    ...([...released, ...dated.map((date) => date.from)].some((at) => isSo(said, at, at, vocabulary))
      ? [RELEASED]
      : []),
  ]
}

/** Longer sentences tell of more than the target. */
const LONGEST = 600
const NEAR = 30

const isReleaseDate = (text: string, at: number, { says }: Vocabulary): boolean =>
  says('target')
    .find(text.slice(Math.max(0, at - NEAR), at))
    .has('released-on')

/** `1.3.2-stable` is a name. */
const isWord = (text: string, from: number, to: number): boolean =>
  !/[-\w/:.@]/.test(text[from - 1] ?? ' ') && !/[-\w/]/.test(text[to] ?? ' ')

function isSo(text: string, from: number, to: number, vocabulary: Vocabulary): boolean {
  const before = clauseBefore(text, from)
  const behind = text.slice(to, to + NEAR)
  const { says } = vocabulary
  if (/^[\s"'`*_)]*\?/.test(behind) || negationBefore(before, before.length, vocabulary)) return false
  const value = /^\s*[:=]\s*(.*)/s.exec(behind)?.[1]
  if (value !== undefined && says('answers').find(value).has('no')) return false
  return !says('target').find(before).has('hoped') && !says('target').find(behind).has('hoped-behind')
}

/** The part of a sentence that ends at a place; a number keeps its point. */
function clauseBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  const marks = [...before.matchAll(/[,;(]|[.:—]\s/g)]
  return before.slice((marks.at(-1)?.index ?? -1) + 1)
}
