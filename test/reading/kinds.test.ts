import { expect, test } from 'vitest'
import { worthSaying } from '../../src/reading/worth-saying.js'
import { casesOf, releasesOf, VOCABULARY } from './reader.js'

interface KindCase {
  readonly file: string
  readonly text: string
  /** The kind the last document of the file is judged as; null for one that is none of ours. */
  readonly kind?: string | null
  /** The code of an error that is said of it whatever the file is called, and the line it is said of. */
  readonly problem?: { readonly code: string; readonly line: number }
}

const CASES = casesOf<readonly KindCase[]>('kinds').map((one) => ({ ...one, shown: one.text.trim().split('\n')[0] }))

test.each(CASES)('$file: $shown', ({ file, text, kind, problem }) => {
  const release = releasesOf(file, text).at(-1)
  const errors = release ? worthSaying(release, VOCABULARY).filter(({ severity }) => severity === 'error') : []
  expect(errors.map(({ code, span }) => ({ code, line: span.line }))).toEqual(problem ? [problem] : [])
  expect(release?.kind).toBe(kind ?? null)
})
