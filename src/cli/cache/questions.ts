import type { Input, World } from '../../check.js'
import type { Asked } from './entry.js'

type Questions = Pick<World, 'linked' | 'namesBeside' | 'consults'>

/** Writes down what is asked about other files while one is judged. */
export interface Notebook extends Required<Questions> {
  /** From now on it is this file that is judged. */
  readonly begin: (input: Input) => void
  /** What was asked since, each once; null where it cannot be asked again. */
  readonly asked: () => readonly Asked[] | null
}

export function startNotebook(world: Questions): Notebook {
  let about: string | null = null
  let isWhole = true
  const links = new Map<string, string>()
  const names = new Map<string, string>()
  const texts = new Map<string, Input>()
  const isOwn = (path: string): boolean => {
    if (path !== about) isWhole = false
    return path === about
  }
  return {
    begin({ path }) {
      about = path
      isWhole = true
      for (const notes of [links, names, texts]) notes.clear()
    },
    linked(path, target) {
      const found = world.linked(path, target)
      if (isOwn(path)) links.set(target, answerOf(found))
      return found
    },
    namesBeside(path, target) {
      const found = world.namesBeside?.(path, target) ?? []
      if (isOwn(path)) names.set(target, namesOf(found))
      return found
    },
    consults(linked) {
      world.consults?.(linked)
      texts.set(linked.path, linked)
    },
    asked() {
      const read = [...texts].map(([path, input]) => ['text', path, input.digest?.() ?? ''] as const)
      if (!isWhole || read.some(([, , digest]) => digest === '')) return null
      return [
        ...[...links].map(([target, answer]) => ['link', target, answer] as const),
        ...[...names].map(([target, answer]) => ['names', target, answer] as const),
        ...read,
      ]
    },
  }
}

/** Whether everything that was asked would be answered in the same way now. */
export function isSame(asked: readonly Asked[], { path }: Input, world: Questions): boolean {
  const found = new Map<string, Input>()
  return asked.every(([kind, about, answer]) => {
    if (kind === 'text') return found.get(about)?.digest?.() === answer
    if (kind === 'names') return namesOf(world.namesBeside?.(path, about) ?? []) === answer
    const linked = world.linked(path, about)
    if (linked !== null && linked !== 'missing') found.set(linked.path, linked)
    return answerOf(linked) === answer
  })
}

function answerOf(found: ReturnType<World['linked']>): string {
  if (found === null) return 'nowhere'
  return found === 'missing' ? found : JSON.stringify([found.path, found.place])
}

const namesOf = (names: readonly string[]): string => names.join('\n')
