import type { Kind, Problem, Release } from './model/index.js'
import { problemsOf } from './reading/index.js'

/** Documents that promise a way back, so that an incident can be weighed by them. */
const PLANS: readonly (Kind | null)[] = ['release-plan', 'runbook', 'procedure']

/** The one plan that a file holds; null where it holds none or several, or cannot be trusted. */
export function planAmong(releases: readonly Release[], problems: readonly Problem[]): Release | null {
  const [plan, ...others] = releases.filter(({ kind }) => PLANS.includes(kind))
  if (!plan || others.length > 0) return null
  return [...problems, ...problemsOf(plan)].some(({ severity }) => severity === 'error') ? null : plan
}
