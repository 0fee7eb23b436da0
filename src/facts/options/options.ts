import {
  type Fact,
  OPTIONS,
  type OptionName,
  type Release,
  type Span,
  type Subject,
  type Value,
} from '../../model/index.js'
import { INCIDENT_FACTS } from '../incident-facts.js'
import { componentKnown } from './component.js'
import { firedTrigger } from './fired.js'

type FactMap = ReadonlyMap<string, Fact>

/** The plan that an incident is weighed by. */
export interface WeighedBy {
  readonly release: Release
  readonly facts: FactMap
}

/** What the incident itself says, and not its plan. */
const OWN: ReadonlySet<string> = new Set(INCIDENT_FACTS.map(({ name }) => name))

/** What one has to know before one acts: what nobody says of these cannot be told. */
const TO_BE_KNOWN: ReadonlySet<string> = new Set([
  ...INCIDENT_FACTS.filter(({ type }) => type === 'boolean').map(({ name }) => name),
  'incident.version',
  'incident.timeLeft',
  'incident.forwardFix',
])

/**
 * The three things that can be done about an incident. Each knows what the incident says, and of everything else what the
 * plan says, at its places there. What nobody says about the incident is unreadable here: silence is never safe.
 *
 * @param facts those of the incident
 * @param shipped names of the catalogue that ships: facts of one's own are the incident's where it states them
 * @param empty a fact of each option, absent
 */
export function optionSubjects(
  release: Release,
  facts: FactMap,
  plan: WeighedBy | null,
  shipped: ReadonlySet<string>,
  empty: FactMap,
): readonly Subject[] {
  const joined = joinedFacts(facts, plan, shipped)
  const { path, index } = release.document
  const span = (facts.get('incident.component') as Fact).nearest
  return OPTIONS.map(
    (name): Subject => ({
      type: 'option',
      path,
      documentIndex: index,
      kind: 'incident',
      label: `option "${name}"`,
      key: `option ${name}`,
      span,
      facts: new Map([...joined, ...ofOption(name, joined, plan, empty)]),
    }),
  )
}

function joinedFacts(facts: FactMap, plan: WeighedBy | null, shipped: ReadonlySet<string>): FactMap {
  const joined = new Map<string, Fact>()
  for (const [name, fact] of facts) {
    const isOwn = OWN.has(name) || (!shipped.has(name) && fact.state !== 'absent')
    const planned = plan?.facts.get(name)
    joined.set(name, isOwn || !planned || !plan ? known(fact) : placed(planned, plan.release.document.path))
  }
  return joined
}

const known = (fact: Fact): Fact =>
  TO_BE_KNOWN.has(fact.name) && fact.state !== 'stated' ? { ...fact, state: 'unreadable', value: null } : fact

function placed(fact: Fact, path: string): Fact {
  const at = (span: Span): Span => ({ path, ...span })
  return {
    ...fact,
    locations: fact.locations.map(at),
    nearest: at(fact.nearest),
    rejected: fact.rejected.map((one) => ({ ...one, span: at(one.span) })),
  }
}

function ofOption(name: OptionName, joined: FactMap, plan: WeighedBy | null, empty: FactMap): FactMap {
  const own = new Map(empty)
  const put = (fact: string, like: Fact | undefined, state: Fact['state'], value: Value) => {
    const known = own.get(fact)
    if (known) own.set(fact, { ...known, ...like, name: fact, state, value, rejected: [] })
  }
  put('option.name', undefined, 'stated', name)
  const takes = name === 'rollback' ? 'rollback.timeBound' : name === 'forward-fix' ? 'incident.forwardFix.takes' : null
  const needed = takes === null ? undefined : joined.get(takes)
  if (needed) put('option.timeNeeded', needed, needed.state === 'stated' ? 'stated' : 'unreadable', needed.value)
  const component = joined.get('incident.component')
  const isKnown = componentKnown(component, plan?.release ?? null)
  if (isKnown !== null) put('option.isOfComponent', component, 'stated', isKnown)
  const required = requiredBy(joined, plan)
  if (required) put('option.requiredBy', required, 'stated', required.value)
  return own
}

/** Events after which rollback is required, and the trigger of the plan that fired. */
function requiredBy(joined: FactMap, plan: WeighedBy | null): Fact | null {
  const failed = joined.get('incident.failed')
  const trigger = joined.get('incident.trigger')
  const events = failed?.state === 'stated' && Array.isArray(failed.value) ? (failed.value as readonly string[]) : []
  const fired = firedTrigger(joined, plan?.release ?? null)
  const like = events.length > 0 ? failed : trigger
  if (!like || (events.length === 0 && !fired)) return null
  const texts = fired ? [...events, fired.label] : events
  const planned = fired && plan ? [{ path: plan.release.document.path, ...fired.span }] : []
  const said = [...(events.length > 0 ? (failed?.locations ?? []) : []), ...(fired ? (trigger?.locations ?? []) : [])]
  return { ...like, value: texts, locations: [...said, ...planned] }
}
