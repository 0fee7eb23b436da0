import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const STATUSES = ['approved', 'superseded', 'draft', 'accepted', '']

/** Documents that link to each other, in circles too, to headings, to drafts and to what is not there. */
export function linkedDocuments(count: number): Readonly<Record<string, string>> {
  const name = (index: number) =>
    index % 3 === 0 ? `plans/${index % count}.yaml` : `docs/${index % 2 === 0 ? 'a' : 'b'}/${index % count}.md`
  const entries = Array.from({ length: count }, (_, index) => {
    const targets = [index + 1, index * 7 + 2, index * 3 + 1].map((one) => name(one % count))
    const status = STATUSES[index % STATUSES.length] ?? ''
    const path = name(index)
    const up = path.startsWith('docs') ? '../../' : '../'
    return [path, index % 3 === 0 ? plan(index, status, up, targets) : page(index, status, up, targets)] as const
  })
  return Object.fromEntries(entries)
}

function plan(index: number, status: string, up: string, targets: readonly string[]): string {
  return [
    'kind: release-plan',
    `release: { name: web, version: 2.4.${index}, status: ${status || 'approved'} }`,
    'rollback:',
    `  target: 2.3.${index}`,
    ...(index % 2 === 0 ? ['  timeBound: 5m'] : []),
    '  steps:',
    '    - { action: Shift all traffic back., command: kubectl rollout undo deployment/web }',
    'drills:',
    '  - { date: 2026-10-01, result: passed, duration: 4m }',
    'links:',
    ...targets.map((target) => `  - ${up}${target}`),
    '',
  ].join('\n')
}

function page(index: number, status: string, up: string, targets: readonly string[]): string {
  const kind = index % 4 === 0 ? 'runbook' : 'rollback-runbook'
  return [
    '---',
    ...(index % 2 === 0 ? [`kind: ${kind}`] : []),
    ...(status === '' ? [] : [`status: ${status}`]),
    '---',
    `# Rollback runbook ${index}`,
    '',
    '## Rollback',
    '',
    ...targets.map((target, at) => `${at + 1}. Shift traffic back, see [notes](${up}${target}#part-${at}).`),
    '4. Check [the board](board.md).',
    `5. Follow [this one](${up}${targets[0]}).`,
    '',
    `## Part ${index % 3}`,
    '',
    'All is well when `curl -fsS https://web.shop.example/health` answers 200.',
    '',
  ].join('\n')
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
