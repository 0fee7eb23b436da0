import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { AskedEvidence, Observation, Question, Seen } from '../../src/model/index.js'
import { ROOT } from '../architecture/tree.js'

/** When the tests judge. */
export const NOW = '2026-11-20T12:00:00.000Z'
const SEEN_AT = '2026-11-20T11:59:30.000Z'

const FOLDER = join(ROOT, 'fixtures/evidence')

/** What was asked and seen, and what it says: one of the three answers with a part of its sentence. */
export interface Case {
  readonly name: string
  readonly asked?: Partial<Question>
  readonly seen?: Partial<Seen>
  /** Whose approval is demanded. */
  readonly approvers?: readonly string[]
  readonly holds?: string
  readonly fails?: string
  readonly unreadable?: string
}

interface Table {
  readonly defaults: { readonly asked: Question; readonly seen: Seen }
  readonly cases: readonly Case[]
}

/** The tables of the folder, each with the name of its file. */
export const TABLES: readonly (readonly [file: string, table: Table])[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, parse(readFileSync(join(FOLDER, file), 'utf8'))])

export function askedFor(
  question: Question,
  maxAge: number | null = null,
  approvers?: readonly string[],
): AskedEvidence {
  return {
    fault: null,
    demand: {
      name: 'the-evidence',
      question,
      credentials: { tokenEnv: null, usernameEnv: null, passwordEnv: null },
      maxAge,
      ...(approvers ? { approvers } : {}),
      timeout: 10,
      path: 'gonogo.config.yaml',
      span: { line: 7, column: 5, endLine: 7, endColumn: 20 },
    },
  }
}

export function observationOf(question: Question, seen: Seen | null, more: Partial<Observation> = {}): Observation {
  const unreadable = seen === null ? 'There was no answer.' : null
  return { name: 'the-evidence', question, observed: SEEN_AT, dated: null, seen, unreadable, ...more }
}

/** The question and what was seen of a case, with the defaults of its table. */
export function caseIn(
  { defaults }: Table,
  { asked, seen }: Case,
): { readonly question: Question; readonly seen: Seen } {
  const question = { ...defaults.asked, ...asked } as Question
  return { question, seen: (seen?.type === undefined ? { ...defaults.seen, ...seen } : seen) as Seen }
}
