import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Credentials, Question, Seen } from '../../src/model/index.js'
import { ROOT } from '../architecture/tree.js'
import { demandFor, observe } from './demand.js'
import { type Reply, replies, serve } from './server.js'

/** One question to a server, what the server answers, and what is seen. The files of this folder hold them. */
interface Case {
  readonly name: string
  readonly question: Question
  readonly credentials?: Partial<Credentials>
  readonly env?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, Reply>>
  /** Of a second server, at ELSEWHERE. */
  readonly elsewhere?: Readonly<Record<string, Reply>>
  readonly sees?: Seen
  readonly dated?: string
  readonly unreadable?: string
  /** All that the first server was asked. */
  readonly asked?: readonly string[]
  /** All that the second server was asked; nothing, where it is left out. */
  readonly askedElsewhere?: readonly string[]
}

const FOLDER = join(ROOT, 'test/probes')
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))

describe.each(FILES)('%s', (file) => {
  const cases: readonly Case[] = parse(readFileSync(join(FOLDER, file), 'utf8'))

  test.each(cases)('$name', async (given) => {
    let fill = (text: string): string => text
    const server = await serve((...call) => replies(given.answers, fill)(...call))
    const elsewhere = await serve((...call) => replies(given.elsewhere ?? {}, fill)(...call))
    const places: readonly Place[] = [
      ['ORIGIN', server.origin],
      ['ELSEWHERE', elsewhere.origin],
      ['HTTPS', server.origin.replace('http:', 'https:')],
      ['HOST', new URL(server.origin).host],
    ]
    fill = (text) => places.reduce((filled, [word, origin]) => filled.replaceAll(word, origin), text)
    const question: Question = JSON.parse(fill(JSON.stringify(given.question)))
    const credentials = given.credentials
    const { seen, dated, unreadable } = await observe(demandFor(question, { credentials }), given.env)
    await Promise.all([server.stop(), elsewhere.stop()])
    const expected = { seen: given.sees ?? null, dated: given.dated ?? null, unreadable: given.unreadable ?? null }
    expect({ seen, dated, unreadable: unreadable && unfilled(unreadable, places) }).toEqual(expected)
    if (given.asked) expect(server.asked).toEqual(given.asked)
    expect(elsewhere.asked).toEqual(given.askedElsewhere ?? [])
  })
})

type Place = readonly [word: string, origin: string]

const unfilled = (text: string, places: readonly Place[]): string =>
  places.reduce((named, [word, origin]) => named.replaceAll(origin, word), text)
