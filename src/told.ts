import type { Said } from './facts/index.js'
import type { Problem, Release } from './model/index.js'
import { isOfEnhancement, problemsOf } from './reading/index.js'

/** What other documents may ask of one that was read: little, for it is kept until the end. */
export interface Told extends Said {
  /** The status it gives itself, or null. */
  readonly status: string | null
}

const NOTHING: Told = { trusted: true, status: null, mentions: [] }

/** Keeps of a file what the documents around it may ask. */
export function toldIn(releases: readonly Release[], problems: readonly Problem[]): Told {
  const said = releases.flatMap((release) => release.mentions)
  const status = statusAmong(said)
  const mentions = said.filter(({ field }) => isOfEnhancement(field))
  const trusted = ![...problems, ...releases.flatMap(problemsOf)].some(({ severity }) => severity === 'error')
  return trusted && status === null && mentions.length === 0 ? NOTHING : { trusted, status, mentions }
}

function statusAmong(mentions: Release['mentions']): string | null {
  for (const { field, state, value } of mentions)
    if (field === 'document.status' && state === 'stated' && typeof value === 'string') return value
  return null
}
