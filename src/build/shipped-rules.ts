import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const RULES = fileURLToPath(new URL('../../rules', import.meta.url))

/** What an editor tells of a shipped rule. */
export interface ShippedRule {
  readonly id: string
  readonly title: string
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly description: string }[]
}

interface Written {
  readonly title: string
  readonly parameters?: Readonly<Record<string, { readonly type: string; readonly description: string }>>
}

/** The shipped packs by name: those that only choose among the rules of others first. */
export function shippedPacks(): readonly string[] {
  const names = readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(RULES, entry.name)).includes('pack.yaml'))
    .map(({ name }) => name)
    .sort()
  const isProfile = (name: string) => ruleFiles(name).length === 0
  return [...names.filter(isProfile), ...names.filter((name) => !isProfile(name))]
}

/** The shipped rules by pack and name, read as they are written: what is wrong with them others tell. */
export function shippedRules(): readonly ShippedRule[] {
  return shippedPacks().flatMap((pack) =>
    ruleFiles(pack).map((file) => {
      const { title, parameters = {} }: Written = parse(readFileSync(join(RULES, pack, file), 'utf8'))
      const named = Object.entries(parameters).map(([name, { type, description }]) => ({ name, type, description }))
      return { id: `${pack}/${file.slice(0, -'.yaml'.length)}`, title, parameters: named }
    }),
  )
}

function ruleFiles(pack: string): readonly string[] {
  return readdirSync(join(RULES, pack))
    .filter((file) => file.endsWith('.yaml') && file !== 'pack.yaml')
    .sort()
}
