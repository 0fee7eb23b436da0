import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { journalSources } from '../../src/journal/index.js'
import { textOf } from '../architecture/tree.js'
import { draftsIn } from './drafts.js'
import { add, at, temporaryFolder } from './sqlite.js'

interface History {
  readonly what: string
  readonly records: readonly (Readonly<Record<string, unknown>> & { readonly from: string })[]
  readonly judged: readonly ({ readonly says?: string; readonly silent?: string } | null)[]
}

const HISTORIES: readonly History[] = parse(textOf('fixtures/journal/histories.yaml'))

describe('the gate is given', () => {
  const folder = temporaryFolder()

  test.each(HISTORIES.map((one, index) => ({ ...one, name: `${index}.db` })))('$what', async (one) => {
    const path = join(folder, one.name)
    for (const { from, day = '2026-11-02', added = '22:00', ...more } of one.records) {
      const started = `${day}T${from}:00Z`
      const record = {
        reason: 'http_error_ratio above 5 %',
        component: 'storefront-web',
        from: '2.15.0',
        target: '2.14.3',
        started,
        finished: new Date(Date.parse(started) + 180_000).toISOString(),
        decidedBy: 'on-call engineer',
        ...more,
      }
      await add(at(path, folder), draftsIn(JSON.stringify(record)), `${day}T${added}:00.000Z`)
    }
    const sources = await journalSources(one.name, { folder, env: {} })
    if (typeof sources === 'string') throw new Error(sources)
    const texts = new Map(sources.map((source) => [source.path, source.text]))
    one.judged.forEach((judged, index) => {
      const text = texts.get(`${one.name}#${index + 1}`)
      if (judged === null) expect(text).toBeUndefined()
      else expect(text).toContain(judged.says ?? 'kind: rollback-record')
      if (judged?.silent) expect(text).not.toContain(judged.silent)
    })
    expect(sources).toHaveLength(one.judged.filter((judged) => judged !== null).length)
  })
})
