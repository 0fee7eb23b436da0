import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decode, parse } from '../../src/formats/index.js'
import { BROKEN, brokenFiles } from './broken-files.js'

const FILES = brokenFiles()

describe('broken documents', () => {
  test.each(FILES)('$file: $was', ({ file, bytes, problems }) => {
    const { source, problems: decoding } = decode(bytes, file)
    const documents = parse(source, { problems: decoding })
    const lineCount = source.text.split('\n').length
    const found = documents.flatMap((document) => document.problems)
    expect(found.map(({ code, span }) => `${code} on line ${span.line}`)).toEqual(
      problems.map(({ code, line }) => `${code} on line ${line}`),
    )
    for (const { message, fix, path, span } of found) {
      expect(message).toMatch(/^[A-Z].*\.$/s)
      expect(fix).toMatch(/\.$/)
      expect(path).toBe(file)
      expect(span.endLine).toBeLessThanOrEqual(lineCount)
    }
  })

  test.each(FILES.filter(({ judged }) => !judged))('$file can never be trusted', ({ file, bytes }) => {
    const { source, problems } = decode(bytes, file)
    const severities = parse(source, { problems }).flatMap((document) => document.problems.map((one) => one.severity))
    expect(severities).toContain('error')
  })

  test('every file of the folder is expected', () => {
    const stored = readdirSync(BROKEN).filter((name) => name !== 'expected.yaml' && name !== '.gitattributes')
    const expected = new Set(FILES.map(({ file }) => file))
    expect(stored.filter((name) => !expected.has(name))).toEqual([])
  })
})
