import { createHash } from 'node:crypto'
import type { Input, World } from '../../check.js'
import { type Checked, isWithin } from '../../model/index.js'
import type { Policy } from '../../policy/index.js'
import { type Entry, entryForm } from './entry.js'
import { compact, prune, today } from './prune.js'
import { isSame, startNotebook } from './questions.js'
import { closeSegment, openSegments, startSegment, textAt, type Writer } from './segments.js'

/** What was found in files before, for files that are as they were. */
export interface Cache {
  /** The world with what is known. */
  readonly world: World
  /** Keeps what another thread found, with what it asked and the digest of the bytes that it judged. */
  readonly store: (input: Input, digest: string | null, entry: NullableAsked) => void
  /** Whether something is kept of just these bytes: it counts where all else is as it was. */
  readonly mayKnow: (input: Input) => boolean
  /** Keeps what was found; a sentence where that was not possible. */
  readonly finish: () => string | null
}

/** What was found; null: what was asked cannot be asked again. */
export interface NullableAsked {
  readonly checked: Checked
  readonly asked: Entry['asked'] | null
}

/**
 * Whatever is wrong with what lies there, it is as if nothing did: the files are judged.
 *
 * @param folder absolute path of the folder for this configuration; it exists
 * @param step called for each file that need not be judged
 */
export function openCache(folder: string, policy: Policy, world: World, step: () => void): Cache {
  const { entryIn, textOf } = entryForm(policy)
  const { slots, segments } = openSegments(folder)
  const notebook = startNotebook(world)
  const used = new Set<string>()
  let writer: Writer | null = null
  let trouble: string | null = null
  const known = (input: Input): Checked | null => {
    notebook.begin(input)
    const key = keyOf(input, digestOf(input))
    const slot = key === null ? undefined : slots.get(key)
    const text = slot && textAt(slot)
    const entry = typeof text === 'string' ? entryIn(text) : null
    if (key === null || !entry || !isWithin(entry.checked.clock, world.now)) return null
    if (!isSame(entry.asked, input, world)) return null
    used.add(key)
    step()
    return entry.checked
  }
  const store: Cache['store'] = (input, digest, { checked, asked }) => {
    const entry = trouble === null ? entryOf(checked, asked) : null
    const key = entry && keyOf(input, digest)
    if (!entry || key === null) return
    attempt(() => {
      writer ??= startSegment(folder)
      writer.write(key, textOf(entry), today())
    })
  }
  const attempt = (work: () => void) => {
    try {
      work()
    } catch (error) {
      trouble ??= error instanceof Error ? error.message : String(error)
    }
  }
  return {
    world: {
      ...world,
      linked: notebook.linked,
      namesBeside: notebook.namesBeside,
      consults: notebook.consults,
      known,
      keep: (input, checked) => store(input, digestOf(input), { checked, asked: notebook.asked() }),
    },
    store,
    mayKnow(input) {
      const key = keyOf(input, digestOf(input))
      return key !== null && slots.has(key)
    },
    finish() {
      const isNew = writer !== null
      if (trouble === null) attempt(() => writer?.finish())
      if (isNew && trouble === null) attempt(() => compact(folder, used))
      for (const segment of segments) closeSegment(segment)
      if (isNew) attempt(() => prune(folder))
      return trouble
    },
  }
}

/** What is judged: its bytes, what it is called and where it lies. Null where it cannot be read, or is no file. */
function keyOf({ path, place }: Input, digest: string | null): string | null {
  if (digest === null) return null
  return createHash('sha256')
    .update(JSON.stringify([digest, path, place]))
    .digest('base64url')
    .slice(0, 24)
}

const digestOf = ({ digest }: Input): string | null => digest?.() ?? null

/** A fault of gonogo is not kept: the next run may have none. */
function entryOf(checked: Checked, asked: Entry['asked'] | null): Entry | null {
  const isFaulty = checked.problems.some(({ code }) => code === 'internal-fault')
  return asked === null || isFaulty ? null : { asked, checked }
}
