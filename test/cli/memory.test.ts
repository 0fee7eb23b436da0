import { describe, expect, it } from 'vitest'
import { check, type Input } from '../../src/check.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'

const SECTION = `
## Rollback

1. Shift all traffic back to 2.14.3.
2. Verify that the error ratio is below 1 %.

\`\`\`sh
kubectl rollout undo deployment/web --to-revision=41
\`\`\`

| signal | threshold |
| --- | --- |
| http_error_ratio | > 5 % for 2 minutes |
`

/** Documents that are made when their turn comes, as files are read. */
function* documents(amount: number, seen: (index: number) => void): Generator<Input> {
  for (let index = 0; index < amount; index++) {
    seen(index)
    const path = `runbook-${index}.md`
    const text = `---\nkind: runbook\n---\n# Rollback runbook ${index}\n${SECTION.repeat(25)}`
    yield { id: path, path, place: path, load: () => ({ source: { path, text }, problems: [] }) }
  }
}

describe('the pipeline', () => {
  it('lets documents go: memory does not grow with their number', async () => {
    let paused = 0
    const sizes: number[] = []
    const world = {
      now: '2026-11-20T12:00:00Z',
      linked: () => null,
      pause: async () => {
        paused++
        await new Promise((done) => setImmediate(done))
      },
    }
    const seen = (index: number) => {
      if (index % 500 === 499) sizes.push(process.memoryUsage().rss / 1e6)
    }
    const report = await check(documents(2500, seen), DEFAULT_CONFIG, { rules: new Map(), overrides: [] }, world)
    expect(report.documents).toHaveLength(2500)
    expect(paused).toBe(25)
    // 10 KB of text each, several times that as a tree: kept, the last 1,500 would take more than 500 MB.
    expect((sizes.at(-1) ?? 0) - (sizes[1] ?? 0)).toBeLessThan(200)
  })
})
