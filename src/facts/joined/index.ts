import type { Fact, PastRollback, Relation, Subject } from '../../model/index.js'
import { draftLinks } from './draft-links.js'
import { gateFacts } from './gate.js'
import { type GateContext, type Joinable, type Side, sideOf } from './joinable.js'
import { isWhatItIsLinkedAs } from './links.js'
import { pastFacts, pastLabel, pastOf, pastRollback, type Standing, standingsOf, unreadPast } from './past.js'

/** What is asked about a plan together with all it links. */
export interface JoinedSubjects {
  /** The gate, the rollbacks and drills of the past, and the strategies that runbooks of the plan rely on. */
  readonly subjects: readonly Subject[]
  /** The newest first. */
  readonly history: readonly PastRollback[]
}

/**
 * Joins what a plan says with what its links say. `linked` was read already, each document with its relation to the
 * plan; a document that is broken makes what it could say unreadable. All subjects are of the plan, and places in other
 * documents name their file. Never throws.
 */
export function joinedSubjects(plan: Joinable, linked: readonly Joinable[], context: GateContext): JoinedSubjects {
  const own = sideOf(plan, plan, context)
  const sides = linked.map((one) => sideOf(one, plan, context))
  const telling = sides.filter(
    (side) => side.broken === null && TELLING.has(side.joinable.relation) && isWhatItIsLinkedAs(side),
  )
  const past = pastOf(own, telling, context.now)
  const standing = standingsOf(past, own)
  const broken = sides.filter((side) => side.joinable.relation === 'record' && side.broken !== null)
  const gate: Subject = { ...subjectOf(plan), facts: mapOf(plan, gateFacts(own, sides, past.length, context)) }
  return {
    subjects: [
      gate,
      ...past.slice(0, MOST_PAST).map(
        (one, index): Subject => ({
          ...subjectOf(plan),
          type: 'past',
          label: pastLabel(one),
          key: `past ${one.type} ${one.date} ${one.component}`,
          span: one.thing.span,
          facts: mapOf(plan, pastFacts(one, standing[index] as Standing, context.now)),
        }),
      ),
      ...broken.flatMap((side) => unreadSubject(plan, side)),
      ...draftLinks(own, sides).map((link) => ({
        ...subjectOf(plan),
        ...link,
        facts: mapOf(plan, link.facts),
      })),
    ],
    history: past.map(pastRollback),
  }
}

/** Of a long journal nobody asks for more. */
const MOST_PAST = 200

/** The documents that drills and rollbacks are told in, besides the plan. */
const TELLING: ReadonlySet<Relation> = new Set(['runbook', 'record'])

/** A record that cannot be read tells of something all the same. */
function unreadSubject(plan: Joinable, { joinable, broken }: Side): readonly Subject[] {
  if (broken === null) return []
  const { path } = joinable.release.document
  const subject = { ...subjectOf(plan), type: 'past', label: `record ${path}`, key: `past ${joinable.place}` } as const
  return [{ ...subject, span: broken.span, facts: mapOf(plan, unreadPast(broken)) }]
}

function subjectOf({ release }: Joinable): Omit<Subject, 'facts'> {
  const { document, anchors, kind } = release
  return {
    type: 'gate',
    path: document.path,
    documentIndex: document.index,
    kind: kind ?? 'release-plan',
    label: 'the release',
    key: 'gate',
    span: (anchors.find(({ prefix }) => prefix === '') ?? document).span,
  }
}

const mapOf = (plan: Joinable, more: readonly Fact[]): ReadonlyMap<string, Fact> =>
  new Map([...plan.facts, ...more.map((fact) => [fact.name, fact] as const)])
