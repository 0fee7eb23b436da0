import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { operationsRunbook, releasePage } from './operations.js'
import { otherYaml, rollbackRecord } from './other-yaml.js'
import { releasePlan } from './plan.js'
import { type Random, randomOf } from './random.js'
import { rollbackRunbook } from './runbook.js'

export type Language = 'yaml' | 'markdown'

/** Documents of one language in a folder of their own. */
export interface Corpus {
  readonly name: string
  readonly language: Language
  readonly folder: string
  readonly files: number
  readonly bytes: number
}

/** Of each language, what it is made of: the share in percent, what it is called, and how it is written. */
const MIX: Readonly<
  Record<Language, readonly (readonly [number, string, (random: Random, index: number) => string])[]>
> = {
  yaml: [
    [75, 'release plans', releasePlan],
    [5, 'records of rollbacks', rollbackRecord],
    [20, 'manifests, pipelines, alerts and values, which nobody judges', otherYaml],
  ],
  markdown: [
    [60, 'rollback runbooks', rollbackRunbook],
    [15, 'release plans', releasePage],
    [25, 'runbooks of alerts, which hold no rollback', operationsRunbook],
  ],
}

export const mixOf = (language: Language): string =>
  MIX[language].map(([share, what]) => `${share} % ${what}`).join(', ')

const SEED = 20_261_120

/** Writes so many documents into `folder`; the same number gives the same bytes every time. */
export function generated(language: Language, count: number, folder: string): Corpus {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const random = randomOf(SEED + count)
  const writers = MIX[language].flatMap(([share, , write]) => Array.from({ length: share }, () => write))
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const text = random.pick(writers)(random, index)
    bytes += Buffer.byteLength(text)
    const name = `${String(index).padStart(5, '0')}.${language === 'yaml' ? 'yaml' : 'md'}`
    writeFileSync(join(folder, name), text)
  }
  return { name: count.toLocaleString('en'), language, folder, files: count, bytes }
}

const ENDINGS: Readonly<Record<Language, RegExp>> = { yaml: /\.ya?ml$/i, markdown: /\.(?:md|markdown)$/i }

/** Copies the documents of a language out of somebody's folder, so that every tool is given the same files. */
export function real(language: Language, from: string, folder: string): Corpus | null {
  if (!existsSync(from)) return null
  rmSync(folder, { recursive: true, force: true })
  const paths = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((path) => ENDINGS[language].test(path))
  let bytes = 0
  for (const path of paths) {
    const text = readFileSync(join(from, path))
    bytes += text.length
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return paths.length === 0 ? null : { name: 'real', language, folder, files: paths.length, bytes }
}
