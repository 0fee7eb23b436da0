import type { Mention } from '../../model/index.js'
import type { Reading } from '../collected.js'
import { isSupposed, reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'

type Told = NonNullable<Mention['told']>

/** A sentence can be a megabyte; what is said of a version stands near it. */
const REACH = 240
const BEHIND = 40

/**
 * How a sentence speaks of the version that it goes back to: `Roll back to 2.14.1` is an order, and `the target is 2.14.1`
 * says what is so. `The drill went back to 2.12.4` and `whoever goes back to 2.13` do neither.
 */
export function toldOf(unit: Unit, at: number, reading: Reading): Told {
  const { vocabulary } = reading
  const before = sentenceBefore(unit.text, at)
  const says = vocabulary.says('target')
  const isOrder = says
    .find(before)
    .all.some(({ name, from }) => name === 'ordered' && !says.find(before.slice(0, from)).has('no-order'))
  return isOrder && !isAside(unit, at, before, reading) && !isSupposed(unit.text, at, vocabulary) ? 'order' : 'aside'
}

/** The same of a command in a sentence: it is run, unless it is an example or what was run another day. */
export function toldOfCommand(unit: Unit, host: Unit, reading: Reading): Told {
  const at = unit.from - host.from
  const behind = host.text.slice(at + unit.text.length, at + unit.text.length + BEHIND).replace(/^[\s`"'*_)]+/, '')
  const isTold = reading.vocabulary.says('target').find(behind).has('told-behind')
  return isTold || isAside(unit, at, sentenceBefore(host.text, at), reading) ? 'aside' : 'order'
}

function isAside(unit: Unit, at: number, before: string, reading: Reading): boolean {
  const said = reading.vocabulary.says('target').find(before)
  if (said.has('aside') || said.has('if-it-fails') || isOfVersions(before, reading)) return true
  if ((unit.host ?? unit).text.trimEnd().endsWith('?')) return true
  const { nearest, example } = reading.scopes.of(unit.section)
  return (
    nearest.has('failure') ||
    example !== null ||
    reasonAgainst(unit, reading.scopes, unit.host ? undefined : at) !== null
  )
}

/** `If 2.14.3 fails`, `On 2.13`: of some versions only. */
function isOfVersions(before: string, { vocabulary }: Reading): boolean {
  const hit = vocabulary.says('polarity').find(before).first('supposes')
  return hit !== undefined && vocabulary.quantities.versionsIn(before).some(({ from }) => from > hit.from)
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - REACH), Math.max(0, at))
  const end = [...before.matchAll(/[.;!?]\s/g)].at(-1)
  return end ? before.slice(end.index + 1) : before
}
