import { check, type Input, type World } from '../../src/check.js'
import type { ActiveRule, Report, Rule } from '../../src/model/index.js'
import type { Policy } from '../../src/policy/index.js'
import { linkParts } from '../../src/reading/index.js'
import { DEFAULT_CONFIG } from '../../src/schema/index.js'

export const NOW = '2026-11-20T12:00:00Z'

/** A file held in memory. */
export function inputOf(path: string, text: string): Input {
  return { id: path, path, place: path, load: () => ({ source: { path, text }, problems: [] }) }
}

/** A world in which nothing exists but `files`, by their path relative to the document. */
export function worldOf(files: ReadonlyMap<string, string>): World {
  return {
    now: NOW,
    pause: () => Promise.resolve(),
    namesBeside: () => [...files.keys()],
    linked(_path, target) {
      const path = linkParts(target)?.path ?? ''
      if (path === '') return null
      const name = files.has(`${path}.md`) ? `${path}.md` : path
      const text = files.get(name)
      return text === undefined ? 'missing' : inputOf(name, text)
    },
  }
}

/** Asks this rule alone, with its own parameters. */
export function policyOf(rule: Rule): Policy {
  const parameters = [...rule.parameters].map(([name, parameter]) => [name, parameter.default] as const)
  const active: ActiveRule = { rule, level: 'block', parameters: new Map(parameters) }
  return { rules: new Map([[rule.id, active]]), overrides: [] }
}

export function checkOne(path: string, text: string, policy: Policy, world: World): Promise<Report> {
  return check([inputOf(path, text)], DEFAULT_CONFIG, policy, world)
}
