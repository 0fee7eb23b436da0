import { canonicalText } from '../attest/index.js'
import { sha256 } from './entry.js'
import { momentIn } from './moment.js'

/** What a journal itself has to know of a record. Texts as they were written; null where nobody said so. */
export interface Rollback {
  readonly reason: string | null
  readonly component: string | null
  readonly from: string | null
  readonly target: string | null
  readonly started: string | null
  readonly finished: string | null
  readonly outcome: string | null
  readonly decidedBy: readonly string[]
  readonly steps: readonly string[]
  readonly verification: readonly string[]
  readonly smokeTests: string | null
  readonly health: string | null
  readonly operatorConfirmed: string | null
  readonly investigation: string | null
  readonly attempts: readonly Attempt[]
}

export interface Attempt {
  readonly number: number | null
  readonly outcome: string | null
  readonly analysis: string | null
}

/** What tells a rollback from others: its component, its target and when it started. */
export function identityOf({ component, target, started }: Pick<Rollback, 'component' | 'target' | 'started'>): string {
  const moment = momentIn(started ?? '')?.time ?? started
  return sha256(canonicalText([folded(component), versionOf(target), moment]))
}

/** `storefront-web` and `Storefront web ` are one component. */
export function folded(name: string | null): string {
  return (name ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
}

/** `v2.14.3` and `2.14.3` are one version. */
export function versionOf(text: string | null): string {
  return (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
}

/** The rollback that a document of a journal tells of. Never throws: what has another shape is null. */
export function rollbackIn(document: string): Rollback {
  const record = mapIn(mapIn(parsed(document)).get('record'))
  const text = (key: string) => textOf(record.get(key))
  const texts = (key: string) => textsOf(record.get(key))
  const attempts = record.get('attempts')
  return {
    reason: text('reason'),
    component: text('component'),
    from: text('from'),
    target: text('target'),
    started: text('started'),
    finished: text('finished'),
    outcome: text('outcome'),
    decidedBy: texts('decidedBy'),
    steps: texts('steps'),
    verification: texts('verification'),
    smokeTests: text('smokeTests'),
    health: text('health'),
    operatorConfirmed: text('operatorConfirmed'),
    investigation: text('investigation'),
    attempts: (Array.isArray(attempts) ? attempts : []).map((entry) => {
      const attempt = mapIn(entry)
      const number = Number(textOf(attempt.get('number')))
      return {
        number: Number.isInteger(number) ? number : null,
        outcome: textOf(attempt.get('outcome')),
        analysis: textOf(attempt.get('analysisOfPrevious')),
      }
    }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function mapIn(value: unknown): ReadonlyMap<string, unknown> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return new Map(isMap ? Object.entries(value) : [])
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? [])
}

function textOf(value: unknown): string | null {
  const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isText && String(value).trim() !== '' ? String(value) : null
}
