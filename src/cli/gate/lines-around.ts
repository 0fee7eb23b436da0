import { resolve } from 'node:path'
import type { World } from '../../check.js'
import type { Source } from '../../model/index.js'
import type { Gathered } from '../gather.js'
import { readSource } from '../read-file.js'
import { filesOf, type Setup } from '../setup.js'

/** The files that a gate comes upon: their lines for code frames, and their paths so that none is written over. */
export interface Around {
  /** Follows links as a world does, and remembers the files. */
  readonly following: (linked: World['linked']) => World['linked']
  readonly linesOf: (path: string) => readonly string[] | null
  /** Texts that are no files, such as the records of a journal, or that were read already. */
  readonly add: (sources: readonly Source[]) => void
  readonly reads: () => ReadonlySet<string>
}

export function linesAround(gathered: Gathered, { config, packs }: Setup, cwd: string): Around {
  const files = new Map(gathered.inputs.map((input) => [input.path, input.id]))
  const texts = new Map<string, readonly string[]>()
  const known = new Map<string, readonly string[] | null>()
  const read = (path: string): readonly string[] | null => {
    const there = files.get(path) ?? (path === config.path ? resolve(cwd, path) : null)
    const text = there === null ? null : readSource(there, path, config.fileSizeLimit).source?.text
    return text?.split('\n') ?? null
  }
  return {
    following: (linked) => (path, target) => {
      const found = linked(path, target)
      if (found !== null && found !== 'missing') files.set(found.path, found.id)
      return found
    },
    linesOf(path) {
      const text = texts.get(path)
      if (text) return text
      if (!known.has(path)) known.set(path, read(path))
      return known.get(path) ?? null
    },
    add(sources) {
      for (const { path, text } of sources) texts.set(path, text.split('\n'))
    },
    reads: () =>
      new Set([
        ...filesOf(config, packs, cwd),
        ...files.values(),
        ...[...texts.keys()].map((path) => resolve(cwd, path)),
      ]),
  }
}
