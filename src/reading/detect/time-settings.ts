import { type Collected, type Reading, state } from '../collected.js'
import { chainOf, type Unit } from '../structure/unit.js'
import { normalName } from '../wording/tokens.js'

const FIELD = 'rollback.timeBound'
const LINE =
  /^(?:[-*]\s+)?"?([A-Za-z][\w.-]{1,60})"?\s*[:=]\s*["']?([\d.]+\s?[a-z]{0,7})["']?\s*,?\s*(?:(?:#|\/\/).*)?$/
const PLAIN = /^[\d.]+$/
/** A plain number of a timeout from here on counts milliseconds: nobody waits so many seconds. */
const MILLISECONDS = 10_000
const LONGEST_VALUE = 20

/** Settings that bound a rollback: `max_rollback_time_seconds: 300`, `timeout: 10m` below `rollback`. */
export function detectTimeSettings(units: readonly Unit[], reading: Reading, into: Collected): void {
  for (const unit of units) {
    const setting = settingOf(unit)
    if (!setting || !bounds(setting.key, unit, reading)) continue
    const seconds = secondsOf(setting.key, setting.value, reading)
    if (seconds) state(into, FIELD, seconds, unit, unit.span)
  }
}

function settingOf(unit: Unit): { readonly key: string; readonly value: string } | null {
  if (unit.pointer !== undefined && unit.pair)
    return unit.pair.value.length > LONGEST_VALUE ? null : { key: unit.pair.label, value: unit.pair.value }
  if (unit.type !== 'code') return null
  const [, key = '', value = ''] = LINE.exec(unit.text) ?? []
  return key ? { key: normalName(key), value } : null
}

/** The key, or the map right above it, speaks of the rollback; the key of its time. */
function bounds(key: string, unit: Unit, { vocabulary }: Reading): boolean {
  const said = vocabulary.says('time-bound').find(key)
  if (said.has('no-setting')) return false
  if (said.has('setting-of-rollback')) return true
  if (unit.pointer === undefined || !said.has('setting')) return false
  const [, above] = chainOf(unit.section)
  return above !== undefined && vocabulary.says('time-bound').find(above.title).has('map-of-rollback')
}

function secondsOf(key: string, value: string, { vocabulary: { quantities } }: Reading): number | null {
  const [told] = quantities.durationsIn(value)
  if (told) return told.seconds
  if (!PLAIN.test(value)) return null
  const unit = key.split(' ').at(-1) ?? ''
  const [inWords] = quantities.durationsIn(`${value} ${unit}`)
  if (inWords) return inWords.seconds
  const number = Number(value)
  return number >= MILLISECONDS ? number / 1000 : number || null
}
