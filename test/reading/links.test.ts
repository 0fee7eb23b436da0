import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/formats/index.js'
import { missingIn } from '../../src/links.js'
import type { Document } from '../../src/model/index.js'
import { anchorsOf } from '../../src/reading/index.js'

interface Case {
  /** The document that holds the link. */
  readonly document: string
  /** Links of it that lead somewhere. */
  readonly good?: readonly string[]
  /** Links that are not looked up. */
  readonly left?: readonly string[]
  /** Links that lead nowhere, and what is said of them. */
  readonly missing?: Readonly<Record<string, string>>
}

const CASES = parseYaml(readFileSync(new URL('../../fixtures/reading/links.yaml', import.meta.url), 'utf8')) as {
  readonly other: string
  readonly cases: Readonly<Record<string, Case>>
}
const documentOf = (text: string) => parse({ path: 'docs/runbook.md', text })[0] as Document
const other = documentOf(CASES.other)

/** What is said of a link where nothing but `other.md` and a picture stands beside the document. */
function said(text: string, target: string): string | null | undefined {
  return missingIn(documentOf(text), target, () => ({
    exists: target.startsWith('/') ? null : /other(?:\.md)?(?:[#|\]]|$)|flow\.png/.test(target),
    beside: () => ['other.md', 'flow.png'],
    anchors: () => (target.includes('other') ? anchorsOf(other) : null),
  }))
}

describe.each(Object.entries(CASES.cases))('links: %s', (_name, { document, good = [], left = [], missing = {} }) => {
  const rows = [
    ...good.map((link) => [link, undefined] as const),
    ...left.map((link) => [link, null] as const),
    ...Object.entries(missing),
  ]
  test.each(rows)('%s: %s', (link, expected) => {
    expect(said(document, link)).toBe(expected)
  })
})
