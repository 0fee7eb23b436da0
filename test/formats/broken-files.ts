import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'

/** An entry of `fixtures/broken/expected.yaml`, with the file's bytes. */
export interface BrokenFile {
  readonly file: string
  /** What happened to the document. */
  readonly was: string
  /** True where only the content is wrong, so that judging decides and parsing does not. */
  readonly judged: boolean
  readonly problems: readonly { readonly code: string; readonly line: number }[]
  readonly bytes: Uint8Array
}

interface Entry {
  readonly file: string
  readonly was: string
  readonly judged?: boolean
  readonly problems?: BrokenFile['problems']
  readonly generate?: Recipe
}
type Recipe =
  | { readonly before: string; readonly repeat: string; readonly times: number; readonly after: string }
  | { readonly hex: string }
  | { readonly encode: 'utf-8' | 'latin1' | 'utf-16le' | 'utf-16be'; readonly text: string }

export const BROKEN = new URL('../../fixtures/broken/', import.meta.url)

/** Every broken document, the generated ones too. */
export function brokenFiles(): readonly BrokenFile[] {
  const entries = parseYaml(readFileSync(new URL('expected.yaml', BROKEN), 'utf8')) as Entry[]
  return entries.map(({ file, was, judged = false, problems = [], generate }) => ({
    file,
    was,
    judged,
    problems,
    bytes: generate ? generated(generate) : readFileSync(new URL(file, BROKEN)),
  }))
}

function generated(recipe: Recipe): Uint8Array {
  if ('hex' in recipe) return Buffer.from(recipe.hex, 'hex')
  if ('repeat' in recipe) return Buffer.from(recipe.before + recipe.repeat.repeat(recipe.times) + recipe.after)
  if (recipe.encode !== 'utf-16be') return Buffer.from(recipe.text, recipe.encode)
  return Buffer.from(recipe.text, 'utf-16le').swap16()
}
