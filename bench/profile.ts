import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Corpus } from './corpus/corpus.js'
import { configsIn } from './own-cases.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What each part of the source does with a document. */
const VERBS: readonly (readonly [verb: string, path: RegExp])[] = [
  ['parse', /src\/formats\//],
  ['conform', /src\/schema\//],
  ['read', /src\/(?:reading|told|own-vocabulary)/],
  ['extract', /src\/(?:facts|own-facts)/],
  ['load rules', /src\/policy\/(?:load|packs|pack|resolve|analysis|policy|compile)/],
  ['evaluate', /src\/policy\//],
  ['judge', /src\/(?:judge|suppressions)\//],
  ['render', /src\/report\//],
  ['find files and write', /src\/cli\//],
]
export const GARBAGE = 'collect garbage'
export const START = 'start, and the rest'
export const ACTIVITIES: readonly string[] = [...VERBS.map(([verb]) => verb), GARBAGE, START]

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
    readonly children?: readonly number[]
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** The share of each activity in one run from source, in the order of `ACTIVITIES`; they add up to 1. */
export function sharesOf(corpus: Corpus, work: string): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-profile-'))
  try {
    const { recommended } = configsIn(work)
    const main = join(root, 'src/cli/main.ts')
    run(['--cpu-prof', `--cpu-prof-dir=${folder}`, '--import', 'tsx', main, 'check', '-c', recommended, corpus.folder])
    return shares(readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(args: readonly string[]): void {
  try {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
  } catch {
    // A NO-GO ends with 1, and leaves its profile all the same.
  }
}

/** A function of a package counts for the part of the source that called it. */
function shares(profiles: readonly Profile[]): ReadonlyMap<string, number> {
  const spent = new Map<string, number>(ACTIVITIES.map((activity) => [activity, 0]))
  for (const { nodes, samples, timeDeltas } of profiles) {
    const frames = new Map(nodes.map((node) => [node.id, node]))
    const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)))
    const known = new Map<number, string | null>()
    samples.forEach((id, index) => {
      if (!known.has(id)) known.set(id, activityOf(id, frames, parents))
      const activity = known.get(id)
      if (activity) spent.set(activity, (spent.get(activity) ?? 0) + (timeDeltas[index] ?? 0))
    })
  }
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0)
  return new Map([...spent].map(([activity, time]) => [activity, time / total]))
}

function activityOf(
  leaf: number,
  frames: ReadonlyMap<number, Profile['nodes'][number]>,
  parents: ReadonlyMap<number, number>,
): string | null {
  const { functionName } = frames.get(leaf)?.callFrame ?? { functionName: '' }
  if (functionName === '(idle)') return null
  if (functionName === '(garbage collector)') return GARBAGE
  for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
    const url = frames.get(id)?.callFrame.url ?? ''
    if (!url.includes('/src/') || url.includes('/node_modules/')) continue
    // The code of the module itself runs once, when it is loaded.
    const verb = VERBS.find(([, path]) => path.test(url))
    if (verb) return verb[0]
  }
  return START
}
