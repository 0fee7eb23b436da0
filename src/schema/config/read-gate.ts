import type { DataNode, GateSetting, MapNode, Problem, Span } from '../../model/index.js'
import { isTimeZone, nearestTimeZone } from './time-zone.js'
import { nodeAt, textNodes, textsOf } from './written.js'

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
  const problems = [
    ...(zone && !isZone ? [unknownZone(zone.source, zone.span, path)] : []),
    ...(journal && holdsPassword(journal.source) ? [openPassword(journal.span, path)] : []),
  ]
  const gate: GateSetting = {
    waivers: textAt(node, 'waivers')?.source ?? otherwise.waivers,
    timeZone: isZone ? zone.source : otherwise.timeZone,
    approvers: textsOf(nodeAt(node, 'approvers')) ?? otherwise.approvers,
    journal: journal?.source ?? otherwise.journal,
    evidence: otherwise.evidence,
  }
  return { gate, problems }
}

function textAt(map: MapNode, key: string) {
  const node = nodeAt(map, key)
  return node?.type === 'scalar' ? textNodes(node)[0] : undefined
}

/** `postgres://user:password@host/…`. A name alone is no secret, and `${…}` names where one is kept. */
const holdsPassword = (address: string): boolean => /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:[^/?#@]+@/i.test(address)

function unknownZone(name: string, span: Span, path: string): Problem {
  const near = nearestTimeZone(name)
  const message = `There is no time zone \`${name}\`.`
  const fix = near ? `Did you mean \`${near}\`?` : 'Write its IANA name, such as `Europe/Berlin` or `UTC`.'
  return { code: 'unknown-time-zone', severity: 'error', message, fix, path, span }
}

function openPassword(span: Span, path: string): Problem {
  const message = 'The address of the journal holds a password, for everybody to read who reads this file.'
  const named = ['journal: $', '{GONOGO_JOURNAL}'].join('')
  const fix = `Keep the whole address in a variable of the environment, and write its name: \`${named}\`.`
  return { code: 'open-password', severity: 'error', message, fix, path, span }
}
