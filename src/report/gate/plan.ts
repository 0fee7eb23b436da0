import type { DocumentFacts, Fact, FactState, GateReport, Relation, Span, Value } from '../../model/index.js'
import { valueText } from '../facts-text.js'

/** Something that a document says, with the place. */
export interface Said {
  readonly text: string
  readonly value: Value
  readonly state: FactState
  readonly path: string
  readonly span: Span
}

/** What ships, and what it goes back to, as the plan says. */
export interface Identity {
  /** The release's name and version, or the plan's path where it has none. */
  readonly release: string
  /** `goes back to 2.14.3`, or why that cannot be said. */
  readonly target: string
  readonly environment: string | null
  readonly window: Said | null
  readonly path: string
}

/** Of what is not said: a word for each state. */
const UNSAID = {
  absent: 'the target is not stated',
  unfilled: 'the target is left to be filled in',
  unreadable: 'the target cannot be read',
  stated: 'the target is not stated',
}

export function identityOf(gate: GateReport): Identity {
  const [plan] = documentsAs(gate, 'plan')
  const path = plan?.path ?? gate.joined[0]?.path ?? 'no plan'
  const text = (name: string): string | null => saidIn(plan, name)?.text ?? null
  const words = [text('release.name'), text('release.version')].filter((word) => word !== null)
  const window = saidIn(plan, 'release.window') ?? saidIn(plan, 'release.window.start')
  return {
    release: words.length > 0 ? words.join(' ') : path,
    target: targetOf(plan),
    environment: text('release.environment'),
    window,
    path,
  }
}

function targetOf(plan: DocumentFacts | undefined): string {
  const fact = plan?.facts.find(({ name }) => name === 'rollback.target.explicit')
  if (fact?.state === 'stated') return `goes back to ${valueText(fact.value, 'version')}`
  const targets = (plan?.items ?? []).flatMap(({ type, facts }) => {
    const of = (name: string) => facts.find((one) => one.name === name && one.state === 'stated')
    const target = of('component.target')
    return type === 'component' && target ? [`${of('component.name')?.value ?? ''} ${target.value}`.trim()] : []
  })
  return targets.length > 0 ? `goes back to ${targets.slice(0, 3).join(', ')}` : UNSAID[fact?.state ?? 'absent']
}

/** The documents that are this to the plan, as they were understood. */
export function documentsAs(gate: GateReport, relation: Relation): readonly DocumentFacts[] {
  const paths = new Set(gate.joined.filter((one) => one.relation === relation).map(({ path }) => path))
  return gate.documents.filter(({ path }) => paths.has(path))
}

/** What a document states under this name. */
export function saidIn(document: DocumentFacts | undefined, name: string): Said | null {
  const fact = document?.facts.find((one) => one.name === name)
  return document && fact?.state === 'stated' ? said(document.path, fact) : null
}

function said(path: string, { value, state, nearest, name }: Fact): Said {
  const type = name === 'rollback.timeBound' ? 'duration' : name === 'release.window' ? 'period' : null
  return { text: valueText(value, type), value, state, path: nearest.path ?? path, span: nearest }
}
