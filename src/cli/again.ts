import type { Kind, Rule } from '../model/index.js'
import type { Pack } from '../policy/index.js'
import { askedBy, type View } from '../report/index.js'
import type { CheckOptions } from './options.js'

/** What a report needs to say what to type next: how this run was asked for, and which packs there are. */
export function again(
  paths: readonly string[],
  { config, rules: folders = [] }: Pick<CheckOptions, 'config' | 'rules'>,
  packs: readonly Pack[],
): Pick<View, 'again' | 'packsFor'> {
  const options = [...(config === undefined ? [] : ['-c', config]), ...folders.flatMap((folder) => ['-r', folder])]
  return {
    again: { options, paths },
    packsFor: (kind) => packs.filter(({ rules }) => rules.some((rule) => isAsked(rule, kind))).map(({ id }) => id),
  }
}

/** What only the gate or advice asks about, or comments, is no reason to extend a pack for a check. */
function isAsked(rule: Rule, kind: Kind): boolean {
  return rule.kinds.includes(kind) && rule.for !== 'suppression' && askedBy(rule) === null
}
