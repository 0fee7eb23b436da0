import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { locate } from '../../src/journal/index.js'
import { textOf } from '../architecture/tree.js'

interface Case {
  readonly written: string
  readonly env?: Readonly<Record<string, string>>
  readonly is?: string
  readonly name?: string
  readonly says?: string
}

const CASES: readonly Case[] = parse(textOf('fixtures/journal/locations.yaml'))

test.each(CASES)('$written: $name$says', ({ written, env = {}, is, name, says }) => {
  const location = locate(written, { folder: '/srv/storefront', env })
  if (typeof location === 'string') {
    expect(location).toContain(says)
    expect(location).not.toContain('s3')
    return
  }
  expect(location).toMatchObject({ is, name })
  expect(location.name).not.toContain('s3')
  if (location.is === 'file') expect(location.path).toMatch(/^\/srv\/storefront\/(?:[a-z]+\/)?rollbacks\.db$/)
})

test('an address keeps what the environment says', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is filled from the environment
  const written = 'postgres://${DB_USER}:${DB_PASSWORD}@db.example.com/rollbacks'
  const env = { DB_USER: 'gonogo', DB_PASSWORD: 'a/b@c' }
  expect(locate(written, { folder: '/', env })).toMatchObject({
    url: 'postgres://gonogo:a%2Fb%40c@db.example.com/rollbacks',
  })
})
