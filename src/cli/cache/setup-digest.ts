import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import version from '../../generated/version.json' with { type: 'json' }
import type { Config } from '../../model/index.js'
import type { Policy } from '../../policy/index.js'

/** Goes up when entries are written in another way. */
const FORMAT = 1

/** Everything besides documents that decides what is found in them, as 32 hex digits. */
export function setupDigest(config: Config, policy: Policy, more: { readonly tallies: boolean }): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([FORMAT, version, more, config, policy], plain))
  for (const part of program()) hash.update(part)
  return hash.digest('hex').slice(0, 32)
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] }
  return value instanceof Set ? { set: [...value] } : value
}

/** The program that runs: who changes gonogo itself has the same version for a while. */
function program(): readonly (string | Buffer)[] {
  try {
    const folder = dirname(realpathSync(process.argv[1] ?? ''))
    const data = join(folder, 'data')
    const sizes = readdirSync(data).map((name) => `${name} ${statSync(join(data, name)).size}\n`)
    return [readFileSync(join(folder, 'gonogo.cjs')), ...sizes]
  } catch {
    return []
  }
}
