import type { DataNode, GateSetting, Problem, ScalarNode } from '../../model/index.js'
import { type Mistake, mistake, problemsOf } from './mistake.js'
import { readEvidence } from './read-evidence.js'
import { isTimeZone, nearestTimeZone } from './time-zone.js'
import { nodeAt, textAt, textsOf } from './written.js'

/** `gate:` of a config, and what is wrong with it beyond its shape, which `conform` reports. What is mistaken keeps its default. */
export function readGate(
  node: DataNode | undefined,
  path: string,
  otherwise: GateSetting,
): { readonly gate: GateSetting; readonly problems: readonly Problem[] } {
  if (node?.type !== 'map') return { gate: otherwise, problems: [] }
  const zone = textAt(node, 'timeZone')
  const journal = textAt(node, 'journal')
  const isZone = zone !== undefined && isTimeZone(zone.source)
  const { evidence, mistakes } = readEvidence(nodeAt(node, 'evidence'), path)
  const wrong = [
    ...(zone && !isZone ? [unknownZone(zone)] : []),
    ...(journal && holdsPassword(journal.source) ? [openPassword(journal)] : []),
    ...mistakes,
  ]
  const gate: GateSetting = {
    waivers: textAt(node, 'waivers')?.source ?? otherwise.waivers,
    timeZone: isZone ? zone.source : otherwise.timeZone,
    approvers: textsOf(nodeAt(node, 'approvers')) ?? otherwise.approvers,
    freezes: textsOf(nodeAt(node, 'freezes')) ?? otherwise.freezes,
    journal: journal?.source ?? otherwise.journal,
    evidence,
  }
  return { gate, problems: problemsOf(wrong, path) }
}

/** `postgres://user:password@host/…`. A name alone is no secret, and `${…}` names where one is kept. */
const holdsPassword = (address: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:[^/?#@]+@/i.test(address)

function unknownZone({ source, span }: ScalarNode): Mistake {
  const near = nearestTimeZone(source)
  const fix = near ? `Did you mean \`${near}\`?` : 'Write its IANA name, such as `Europe/Berlin` or `UTC`.'
  return mistake(span, 'unknown-time-zone', `There is no time zone \`${source}\`.`, fix)
}

function openPassword({ span }: ScalarNode): Mistake {
  const message = 'The address of the journal holds a password, for everybody to read who reads this file.'
  const named = ['journal: $', '{GONOGO_JOURNAL}'].join('')
  const fix = `Keep the whole address in a variable of the environment, and write its name: \`${named}\`.`
  return mistake(span, 'open-password', message, fix)
}
