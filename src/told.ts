import type { Said } from './facts/index.js'
import type { Problem, Release } from './model/index.js'
import { isOfEnhancement, problemsOf } from './reading/index.js'

/** What other documents may ask of one that was read: little, for it is kept until the end. */
export type Told = Said

const NOTHING: Told = { trusted: true, mentions: [] }

/** Keeps of a file what the documents around it may ask. */
export function toldIn(releases: readonly Release[], problems: readonly Problem[]): Told {
  const mentions = releases.flatMap((release) => release.mentions).filter(({ field }) => isOfEnhancement(field))
  const trusted = ![...problems, ...releases.flatMap(problemsOf)].some(({ severity }) => severity === 'error')
  return trusted && mentions.length === 0 ? NOTHING : { trusted, mentions }
}

/** The status that a file gives itself, or null. */
export function statusAmong(releases: readonly Release[]): string | null {
  for (const { field, state, value } of releases.flatMap((release) => release.mentions))
    if (field === 'document.status' && state === 'stated' && typeof value === 'string') return value
  return null
}
