import type { Config, Difference, Waiver } from '../../model/index.js'
import type { Policy } from '../policy.js'
import { ruleDifferences } from './rules.js'
import { settingDifferences } from './settings.js'
import { waiverDifferences } from './waivers.js'

/** All that decides beside the documents. */
export interface Deciding {
  readonly policy: Policy
  readonly config: Config
  readonly waivers: readonly Waiver[]
}

/**
 * Everything that the head decides by otherwise than the revision that is trusted: rules first, then waivers, then what
 * the world is asked and the config. What cannot be told to ask as much or more counts as weaker.
 */
export function differencesBetween(trusted: Deciding, head: Deciding): readonly Difference[] {
  const settings = settingDifferences(trusted.config, head.config)
  const all = [
    ...ruleDifferences(trusted.policy, head.policy),
    ...waiverDifferences(trusted.waivers, head.waivers),
    ...settings,
  ]
  return ORDER.flatMap((what) => all.filter((one) => one.what === what))
}

const ORDER: readonly Difference['what'][] = ['rule', 'waiver', 'evidence', 'config']
