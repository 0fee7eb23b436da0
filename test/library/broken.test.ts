import { describe, expect, test } from 'vitest'
import { decode } from '../../src/formats/index.js'
import { check } from '../../src/index.js'
import { brokenFiles } from '../formats/broken-files.js'

const NOW = '2026-11-20T12:00:00Z'

describe('fixtures/broken, through the whole pipeline', () => {
  test.each(brokenFiles())('$file ($was) is never GO and says where', async ({ file, bytes }) => {
    const path = `fixtures/broken/${file}`
    const { source, problems: readable } = decode(bytes, path)
    const { verdict, problems, findings } = await check({ sources: [{ path, text: source.text }], now: NOW })
    expect(verdict.decision).not.toBe('GO')
    expect(problems.filter(({ code }) => code === 'internal-fault')).toEqual([])
    expect(readable.length + problems.length + findings.length).toBeGreaterThan(0)
    const lines = source.text.split(/\r\n?|\n/).length
    for (const { span } of [...problems, ...findings]) {
      expect(span.line).toBeGreaterThanOrEqual(1)
      expect(span.line).toBeLessThanOrEqual(lines)
    }
  })
})
