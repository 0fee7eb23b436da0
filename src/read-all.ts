import { type FactContext, factsOf } from './facts/index.js'
import { type LinkedFile, missingIn } from './links.js'
import type { Clock, Config, Problem, Release } from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { planAmong } from './planned.js'
import { type Asked, type Opened, readAs, readInput, suits } from './read-input.js'
import { type Anchors, anchorsOf, problemsOf } from './reading/index.js'
import { statusAmong, type Told, toldIn } from './told.js'
import type { Input, World } from './world.js'

/** Documents between two pauses. */
const TURN = 100
/** Linked documents that are kept until their own turn comes, or for a while after it; beyond that they are read again. */
const AHEAD = 50

/** A document that was read, or, without a release, a file that could not be. */
export interface Read {
  readonly input: Input
  readonly release: Release | null
  readonly problems: readonly Problem[]
  readonly context: FactContext
}

/** Every document of the inputs, one after the other, each read once however many link to it. */
export async function* readAll(
  inputs: Iterable<Input>,
  config: Config,
  world: World,
  asked: Asked | null,
): AsyncGenerator<Read> {
  const reader = startReading(config, world, asked)
  for await (const input of inTurns(inputs, world)) yield* reader(input)
}

/** The inputs, with a pause now and then. */
export async function* inTurns(inputs: Iterable<Input>, world: Pick<World, 'pause'>): AsyncGenerator<Input> {
  let turn = 0
  for (const input of inputs) {
    if (++turn % TURN === 0) await world.pause()
    yield input
  }
}

/**
 * Reads one input after the other: the documents of each. What others link to is remembered, so that each is read once.
 *
 * @param clock whom the facts of this input ask for the time; left out: the world
 */
export function startReading(
  config: Config,
  world: World,
  asked: Asked | null,
): (input: Input, clock?: Clock) => readonly Read[] {
  const ahead = new Map<string, Opened>()
  const behind = new Map<string, Opened>()
  const anchors = new Map<string, Anchors | null>()
  const told = new Map<string, Told>()
  const statuses = new Map<string, string | null>()
  // What a document tells others must not depend on who was first to ask, or on whether its own turn had come.
  const open = (input: Input, brief = asked): Opened => {
    const kept = ahead.get(input.id) ?? behind.get(input.id)
    const { phase } = world.meter ?? {}
    const opened = kept ? readAs(kept, input, config, brief, phase) : readInput(input, config, brief, phase)
    ahead.delete(input.id)
    const { releases, problems } = opened
    if (suits(opened, asked)) told.set(input.id, toldIn(releases, problems))
    if (suits(opened, null)) statuses.set(input.id, statusAmong(releases))
    return opened
  }
  const peek = (input: Input, brief: Asked | null): Opened => {
    const opened = open(input, brief)
    if (ahead.size < AHEAD) ahead.set(input.id, opened)
    return opened
  }
  const fileAt = (path: string, target: string): Input | null => {
    const linked = world.linked(path, target)
    if (linked === null || linked === 'missing') return null
    world.consults?.(linked)
    return linked
  }
  const toldBy = (linked: Input | null): Told | null => {
    if (linked && !told.has(linked.id)) peek(linked, asked)
    return (linked && told.get(linked.id)) ?? null
  }
  const statusOf = (linked: Input | null): string | null => {
    if (linked && !statuses.has(linked.id)) peek(linked, null)
    return (linked && statuses.get(linked.id)) ?? null
  }
  const planOf: FactContext['plan'] = (document, target) => {
    const linked = target === null ? null : fileAt(document.path, target)
    if (linked === null) return null
    const { releases, problems } = peek(linked, null)
    const release = planAmong(releases, problems)
    return release && { release, facts: factsOf(release, context) }
  }
  const context: FactContext = {
    catalogue: catalogueFor(config).catalogue,
    now: world.now,
    resolves(path, target) {
      const linked = world.linked(path, target)
      return linked === null ? null : linked !== 'missing'
    },
    // Read whole, whatever it is: what it says of its own status is asked for.
    statusOf: (path, target) => statusOf(fileAt(path, target)),
    said: (path, target) => toldBy(fileAt(path, target)),
    ...(world.weighs ? { plan: planOf } : {}),
    missing: (document, target) => missingIn(document, target, () => linkedFile(document.path, target)),
  }
  const linkedFile = (path: string, target: string): LinkedFile => {
    const linked = world.linked(path, target)
    return {
      exists: linked === null ? null : linked !== 'missing',
      beside: () => world.namesBeside?.(path, target) ?? [],
      anchors() {
        if (linked === null || linked === 'missing' || !/\.(?:md|markdown)$/i.test(linked.path)) return null
        world.consults?.(linked)
        if (!anchors.has(linked.id)) {
          const [first] = peek(linked, asked).releases
          anchors.set(linked.id, first ? anchorsOf(first.document) : null)
        }
        return anchors.get(linked.id) ?? null
      },
    }
  }
  return (input, clock) => {
    const opened = open(input)
    const { releases, problems } = opened
    if (!statuses.has(input.id)) keepLast(behind, input.id, opened)
    const own = clock === undefined ? context : { ...context, now: clock }
    if (releases.length === 0) return [{ input, release: null, problems, context: own }]
    return releases.map((release) => ({ input, release, problems: problemsOf(release), context: own }))
  }
}

/** The last ones stay. */
function keepLast(kept: Map<string, Opened>, id: string, opened: Opened): void {
  kept.set(id, opened)
  const [first] = kept.keys()
  if (kept.size > AHEAD && first !== undefined) kept.delete(first)
}
