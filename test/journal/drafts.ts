import { parse } from '../../src/formats/index.js'
import { type Draft, readRecords } from '../../src/journal/index.js'

/** The clock of these tests. */
export const NOW = '2026-11-20T12:00:00.000Z'

/** The drafts in a text of YAML or JSON, which has no mistakes. */
export function draftsIn(text: string, path = 'record.yaml'): readonly Draft[] {
  const { drafts, problems } = readRecords(parse({ path, text }), { now: NOW, isPlaceholder: () => false })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return drafts
}

/** One of many records, told from all others by its component and its start. */
export function draftOf(component: string, number: number): Draft {
  const time = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, number * 10 + minutes)).toISOString()
  const record = {
    reason: `error rate above ${number} %`,
    component,
    from: '2.15.0',
    target: '2.14.3',
    started: time(0),
    finished: time(3),
    outcome: 'succeeded',
    decidedBy: 'on-call engineer',
  }
  return draftsIn(JSON.stringify(record), 'record.json')[0] as Draft
}
