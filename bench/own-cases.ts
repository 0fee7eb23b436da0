import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Corpus, Language } from './corpus/corpus.js'
import type { Case } from './measure.js'

/** The command as it is built, and its verdicts: anything else is a fault. */
const root = fileURLToPath(new URL('..', import.meta.url))
export const CLI = join(root, 'dist', 'cli.cjs')
const VERDICTS = [0, 1, 3]

export const BARE = 'Node, an empty program'
export const VERSION = 'gonogo --version'
export const PARSE_ONLY = 'parsing alone'
export const RECOMMENDED = 'gonogo, `recommended`'
export const TWO_THREADS = 'gonogo, `recommended`, 2 threads'
export const EVERY_FACT = 'gonogo, every fact read'
export const FILLING = 'gonogo, filling its cache'
export const CACHED = 'gonogo, cached'
export const oneFile = (language: Language): string =>
  `gonogo check, one ${language === 'yaml' ? 'YAML' : 'Markdown'} file`

const ONE: Readonly<Record<Language, string>> = {
  yaml: join(root, 'fixtures/storefront-fixed/release-plan.yaml'),
  markdown: join(root, 'fixtures/storefront-fixed/runbook.md'),
}

/** Writes the two configs that are measured, and gives their paths. */
export function configsIn(work: string): { readonly recommended: string; readonly everyFact: string } {
  const recommended = join(work, 'recommended.yaml')
  const everyFact = join(work, 'every-fact.yaml')
  writeFileSync(recommended, 'extends: [recommended]\n')
  writeFileSync(everyFact, 'extends: [strict, runbook, emergency, procedure]\n')
  return { recommended, everyFact }
}

/** What it takes to start, and to judge one file. */
export function startCases(work: string): readonly Case[] {
  const { recommended } = configsIn(work)
  const node = process.execPath
  return [
    { name: BARE, command: [node, '-e', '0'], fine: [0] },
    { name: VERSION, command: [node, CLI, '--version'], fine: [0] },
    ...(['yaml', 'markdown'] as const).map((language) => ({
      name: oneFile(language),
      command: [node, CLI, 'check', '-c', recommended, ONE[language]] as const,
      fine: VERDICTS,
    })),
  ]
}

/** What parsing takes, and what gonogo does: in one thread, as parsing alone, where nothing else is said. */
export function corpusCases({ language, folder, name }: Corpus, work: string): readonly Case[] {
  const { recommended, everyFact } = configsIn(work)
  const node = process.execPath
  const check = (config: string, ...more: readonly string[]) =>
    [node, CLI, 'check', '-c', config, '--threads', '1', ...more, folder] as const
  const cases: Case[] = [
    { name: PARSE_ONLY, command: [node, join(root, 'bench/parse-only.mjs'), language, folder], fine: [0] },
    { name: RECOMMENDED, command: check(recommended), fine: VERDICTS },
    { name: TWO_THREADS, command: check(recommended, '--threads', '2'), fine: VERDICTS },
    { name: EVERY_FACT, command: check(everyFact), fine: VERDICTS },
  ]
  if (!knowsCache()) return cases
  const [empty, full] = ['empty', 'full'].map((state) => join(work, 'caches', `${language}-${name}-${state}`))
  const cached = (location = '') => check(recommended, '--cache', '--cache-location', location)
  rmSync(full ?? '', { recursive: true, force: true })
  return [
    ...cases,
    {
      name: FILLING,
      command: cached(empty),
      fine: VERDICTS,
      before: () => rmSync(empty ?? '', { recursive: true, force: true }),
    },
    { name: CACHED, command: cached(full), fine: VERDICTS, before: () => filled(full ?? '', cached(full)) },
  ]
}

let cacheKnown: boolean | undefined
function knowsCache(): boolean {
  cacheKnown ??= execFileSync(process.execPath, [CLI, 'check', '--help'], { encoding: 'utf8' }).includes(
    '--cache-location',
  )
  return cacheKnown
}

/** The first run fills the cache, and is not measured. */
function filled(location: string, [program, ...args]: readonly [string, ...string[]]): void {
  if (existsSync(location)) return
  try {
    execFileSync(program, args, { stdio: 'ignore' })
  } catch {
    // A NO-GO fills the cache as well; a fault shows in the run that is measured.
  }
}
