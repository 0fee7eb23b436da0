import { factsOf } from '../facts/index.js'
import type { Config, Fact, Item, Relation } from '../model/index.js'
import { type Read, readAll } from '../read-all.js'
import { linkParts } from '../reading/index.js'
import type { Input, World } from '../world.js'

/** A document that the gate read, and what it is to the plan. */
export interface JoinedRead extends Read {
  readonly relation: Relation
}

/** Where a proof lies, seen from the folder of the config, and the link that names it. */
export interface Proof {
  readonly place: string
  readonly link: Item
  readonly from: string
}

/** A plan and all that it links, each read once. */
export interface Joined {
  readonly reads: readonly JoinedRead[]
  /** Files that the plan names as evidence: they are looked at, not read as documents. */
  readonly proofs: readonly Proof[]
}

const FOLLOWED: ReadonlyMap<string, Relation> = new Map([
  ['runbook', 'runbook'],
  ['strategy', 'strategy'],
  ['previous-plan', 'previous-plan'],
  ['record', 'record'],
  ['evidence', 'evidence'],
])

/** Of what the links of a document are followed: a runbook tells of its strategy, a record of nothing. */
const FROM: Readonly<Record<Relation, ReadonlySet<Relation>>> = {
  plan: new Set(FOLLOWED.values()),
  runbook: new Set<Relation>(['strategy', 'record']),
  strategy: new Set(),
  'previous-plan': new Set(),
  record: new Set(),
  evidence: new Set(),
}

/** Reads the plan, follows its links and theirs, and reads the records of the journal last. */
export async function join(plan: Input, records: readonly Input[], config: Config, world: World): Promise<Joined> {
  const queue: { readonly input: Input; readonly relation: Relation }[] = [{ input: plan, relation: 'plan' }]
  const known = new Set([plan.id])
  const proofs: Proof[] = []
  // It grows while it is read: what a document links is known once it was read.
  const inputs = function* () {
    for (let next = 0; next < queue.length; next++) yield (queue[next] as (typeof queue)[number]).input
    yield* records
  }
  const reads: JoinedRead[] = []
  for await (const one of readAll(inputs(), config, world, null)) {
    const relation = queue.find(({ input }) => input.id === one.input.id)?.relation ?? 'record'
    reads.push({ ...one, relation })
    for (const { link, relation: to, target } of linksOf(one)) {
      const linked = FROM[relation].has(to) ? world.linked(one.input.path, target) : null
      // Whoever names a proof wants it looked at, and told where there is none.
      if (linked === 'missing' && to === 'evidence')
        proofs.push({ place: placeBeside(one.input.place, target), link, from: one.input.path })
      if (linked === null || linked === 'missing' || known.has(linked.id)) continue
      known.add(linked.id)
      if (to === 'evidence') proofs.push({ place: linked.place, link, from: one.input.path })
      else queue.push({ input: linked, relation: to })
    }
  }
  return { reads, proofs }
}

/** What a document at `place` calls `target`, seen from where the place is. */
function placeBeside(place: string, target: string): string {
  const path = linkParts(target)?.path ?? target
  if (path.startsWith('/')) return path
  const parts: string[] = []
  for (const part of [...place.split('/').slice(0, -1), ...path.split('/')]) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function linksOf({ release }: Read) {
  const links = release?.items.filter(({ type }) => type === 'link') ?? []
  return links.flatMap((link) => {
    const relation = FOLLOWED.get(String(said(link, 'link.relation')))
    return relation ? [{ link, relation, target: String(said(link, 'link.target') ?? '') }] : []
  })
}

function said({ mentions }: Item, field: string): unknown {
  return mentions.find((mention) => mention.field === field && mention.state === 'stated')?.value
}

/** What is known of a document at a moment. Whoever asks its rules tells of a fault: here it says nothing. */
export function factsAt({ release, context }: JoinedRead, now: string): ReadonlyMap<string, Fact> {
  try {
    return release ? factsOf(release, { ...context, now }) : new Map()
  } catch {
    return new Map()
  }
}
