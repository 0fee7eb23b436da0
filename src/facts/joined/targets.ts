import type { Answer } from './answer.js'
import { heldTargets } from './held-targets.js'
import { type Place, placeOf, type Side, said, stated, type Thing, thingsOf } from './joinable.js'
import { plainName } from './names.js'
import { isSameVersion } from './same-version.js'

/** A version to go back to, or one that was shipped. */
export interface Target extends Place {
  readonly version: string
  /** Its words; null: of all. */
  readonly component: string | null
}

const EXPLICIT = 'rollback.target.explicit'
/** Other forms leave the version to whoever carries it out: such a runbook serves many releases. */
const CONCRETE: ReadonlySet<unknown> = new Set([undefined, null, 'concrete', 'concrete-example'])

/** The versions that a document goes back to: as it answers, by component, and in the commands of its steps. */
function targetsOf(side: Side): readonly Target[] {
  const form = stated(side, 'rollback.target.form')?.value
  return CONCRETE.has(form)
    ? [...ofComponents(side, 'component.target'), ...ofDocument(side)]
    : ofComponents(side, 'component.target')
}

/** The versions of what a document lists as components. */
export function ofComponents(side: Side, fact: string): readonly Target[] {
  return thingsOf(side, 'component').flatMap((thing) => {
    const version = said(thing, fact)
    const component = said(thing, 'component.name')
    if (typeof version !== 'string') return []
    return [
      { version, component: component === null ? null : plainName(String(component)), ...placeOf(thing, fact, side) },
    ]
  })
}

/** What a document goes back to, its digests included: a tag may be moved, and a digest stays. */
export const allTargetsOf = (side: Side): readonly Target[] => [
  ...targetsOf(side),
  ...heldTargets(side),
  ...digestsOf(side),
]

/** What it answers and orders, and what its commands say. Sentences may tell of other days, and of examples. */
function ofDocument(side: Side, name = EXPLICIT): readonly Target[] {
  const { mentions } = side.joinable.release
  const run = commandLines(side)
  return mentions
    .filter(({ field, state }) => field === name && state === 'stated')
    .filter(({ by, told, span }) => by === 'answer' || told === 'order' || (told !== 'aside' && run.has(span.line)))
    .map(({ value, span, where }) => ({ version: String(value), component: null, span: side.at(span), where }))
}

/** Lines of commands that stand by themselves. */
const commandLines = (side: Side): ReadonlySet<number> =>
  new Set(side.things.filter(isCommand).map(({ span }) => span.line))

const isCommand = (thing: Thing): boolean =>
  said(thing, 'step.command') !== null || said(thing, 'action.command') !== null

/** Digests of what is gone back to: another digest is another version. */
const digestsOf = (side: Side): readonly Target[] => [
  ...ofDocument(side, 'rollback.target.digest'),
  ...ofComponents(side, 'component.digest'),
]

/**
 * What of `theirs` contradicts `ours`: each that can be compared with some of ours and is none of them, with the one of
 * ours that stands nearest to it. What cannot be compared, such as a branch, contradicts nothing.
 */
export function clashes(
  ours: readonly Target[],
  theirs: readonly Target[],
): readonly (readonly [ours: Target, theirs: Target])[] {
  return theirs.flatMap((one) => {
    const meant = ours.filter(({ component }) => isMeant(component, one.component))
    const comparable = meant.filter(({ version }) => isSameVersion(version, one.version) !== null)
    const [first] = comparable
    return first && comparable.every(({ version }) => isSameVersion(version, one.version) === false)
      ? [[first, one] as const]
      : []
  })
}

const isMeant = (ours: string | null, theirs: string | null): boolean =>
  ours === null || theirs === null || ours === theirs

/** The first of the versions that contradict, with our place before theirs. */
export function firstClash(found: ReturnType<typeof clashes>): Answer {
  const [first] = found
  if (!first) return null
  const again = found.filter(([ours, theirs]) => ours === first[0] && theirs.version === first[1].version)
  return { value: first[1].version, places: [first[0], ...again.map(([, theirs]) => theirs)] }
}
