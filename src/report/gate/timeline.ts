import type { DocumentFacts, GateReport, ItemFacts, PastRollback } from '../../model/index.js'
import { RELATIONS } from '../../model/index.js'
import { momentInWords } from './moment.js'
import { documentsAs, type Said, saidIn } from './plan.js'

/** A bar of a picture: from one second to another, counted from the alarm. */
export interface Stretch {
  /** What it is, as the document says. */
  readonly label: string
  /** Which of the looks it has: what it is for. */
  readonly look: 'detect' | 'decide' | 'execute' | 'verify' | 'close' | 'rollback' | 'past' | 'over'
  readonly from: number
  readonly to: number
  /** Where it is said. */
  readonly path: string
  readonly line: number
}

/** From the first sign to the end of the rollback. T+0 is the alarm: a trigger has held for its duration. */
export interface Timeline {
  readonly stretches: readonly Stretch[]
  /** The promised end; null where nobody promises one. */
  readonly bound: Said | null
}

/** Triggers, phases and rehearsals that are drawn. */
const DRAWN = 8

const ROLES: ReadonlySet<string> = new Set(['decide', 'execute', 'verify', 'close'])

/** Null where no document states a duration that could be drawn. */
export function timelineOf(gate: GateReport): Timeline | null {
  const documents = RELATIONS.slice(0, 3).flatMap((relation) => documentsAs(gate, relation))
  const bound = boundOf(gate)
  const triggers = firstWith(documents, triggerStretches)
  const phases = firstWith(documents, phaseStretches)
  const promised: readonly Stretch[] =
    phases.length === 0 && bound
      ? [stretch('Decide, execute and verify', 'rollback', 0, Number(bound.value), bound.path, bound.span.line)]
      : []
  const stretches = [...triggers.slice(0, DRAWN), ...phases.slice(0, DRAWN), ...promised, ...lastOf(gate, bound)]
  return stretches.length > 0 ? { stretches, bound } : null
}

/** The bound that the plan promises, else that of its runbook. */
export function boundOf(gate: GateReport): Said | null {
  const documents = [...documentsAs(gate, 'plan'), ...documentsAs(gate, 'runbook')]
  const bounds = documents.flatMap((one) => saidIn(one, 'rollback.timeBound') ?? [])
  return bounds.find(({ value }) => isLength(value)) ?? null
}

/** How long the newest drill or rollback took, to hold the promise against. */
function lastOf({ history }: GateReport, bound: Said | null): readonly Stretch[] {
  const last = history.find(({ duration }) => isLength(duration))
  const look = last && bound && Number(last.duration) > Number(bound.value) ? 'over' : 'past'
  return last ? [stretch(`Last ${pastWords(last)}`, look, 0, Number(last.duration), last.path, last.span.line)] : []
}

/** `drill of Thu 5 Nov 2026, storefront-web, succeeded`. */
export function pastWords({ type, date, component, outcome }: PastRollback): string {
  const when = date === null ? 'of an unknown day' : `of ${momentInWords(date.slice(0, 10))}`
  return [`${type} ${when}`, component, outcome].filter((word) => word !== null).join(', ')
}

function firstWith(
  documents: readonly DocumentFacts[],
  stretchesOf: (document: DocumentFacts) => readonly Stretch[],
): readonly Stretch[] {
  return documents.map(stretchesOf).find((found) => found.length > 0) ?? []
}

function triggerStretches({ items, path }: DocumentFacts): readonly Stretch[] {
  return items.flatMap((item) => {
    const lasts = valueIn(item, 'trigger.duration')
    if (item.type !== 'trigger' || !isLength(lasts)) return []
    const who = { true: ' (automatic)', false: ' (by hand)' }[String(valueIn(item, 'trigger.automatic'))] ?? ''
    const text = String(valueIn(item, 'trigger.text') ?? item.label)
    const label = /automatic|by hand|manual/i.test(text) ? text : `${text}${who}`
    return [stretch(label, 'detect', -lasts, 0, path, item.span.line)]
  })
}

function phaseStretches({ items, path }: DocumentFacts): readonly Stretch[] {
  return items.flatMap((item) => {
    const end = valueIn(item, 'phase.end')
    const start = valueIn(item, 'phase.start') ?? 0
    if (item.type !== 'phase' || !isLength(end) || !isTime(start) || start > end) return []
    const role = String(valueIn(item, 'phase.role'))
    const look = (ROLES.has(role) ? role : 'rollback') as Stretch['look']
    return [stretch(String(valueIn(item, 'phase.name') ?? item.label), look, start, end, path, item.span.line)]
  })
}

function stretch(label: string, look: Stretch['look'], from: number, to: number, path: string, line: number): Stretch {
  return { label, look, from, to, path, line }
}

function valueIn({ facts }: ItemFacts, name: string) {
  return facts.find((one) => one.name === name && one.state === 'stated')?.value ?? null
}

/** Seconds that can be drawn on an axis. */
export const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 1e10

const isLength = (value: unknown): value is number => isTime(value) && value > 0
