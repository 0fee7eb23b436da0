import type { Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'

/** A rollback as a timeline tells it: the entry that executes it and the entry that says it is done. */
export interface Executed {
  readonly start: Unit
  readonly end: Unit
  /** As written, `14:35` or `14:35:30`. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly seconds: number
}

const CLOCK = /\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\b(?:\s?([ap])\.?m\b)?/i
/** An entry that is a paragraph or a line of one begins with its clock: `15.44 rolling back`. */
const CLOCK_FIRST = /^\W{0,4}([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?(?:\s?([ap])\.?m\b|(?=\s|:\s))/i
const NOON = 12
const SECONDS_A_DAY = 86_400

/** The rollback in a timeline, or null where no timeline tells of one. A clock that goes back has passed midnight. */
export function executedIn(units: readonly Unit[], reading: Reading): Executed | null {
  let start: { readonly unit: Unit; readonly clock: string; readonly at: number } | null = null
  for (const unit of units) {
    if (unit.type === 'command' || unit.type === 'code') continue
    const listed = unit.type === 'row' || unit.type === 'item'
    const match = (listed ? CLOCK : CLOCK_FIRST).exec(unit.text)
    if (!match) continue
    const at = (hourOf(match) * 60 + Number(match[2])) * 60 + Number(match[3] ?? 0)
    const said = reading.vocabulary.says('timeline').find(unit.text)
    if (!start) {
      const rollsBack = reading.scopes.words(unit).has('rollback')
      if (rollsBack && !said.has('spoken-of') && (said.has('begins') || said.has('acts')))
        start = { unit, clock: clockOf(match), at }
    } else if (said.has('done')) {
      const seconds = (at - start.at + SECONDS_A_DAY) % SECONDS_A_DAY
      return { start: start.unit, end: unit, startedAt: start.clock, finishedAt: clockOf(match), seconds }
    }
  }
  return null
}

/** `1:15 PM` is the thirteenth hour. */
function hourOf([, hour = '', , , half]: RegExpExecArray): number {
  return half ? (Number(hour) % NOON) + (half.toLowerCase() === 'p' ? NOON : 0) : Number(hour)
}

/** Of 24 hours, with a colon. */
function clockOf(match: RegExpExecArray): string {
  const [, hour = '', minutes = '', seconds, half] = match
  const hours = half ? String(hourOf(match)).padStart(2, '0') : hour
  return [hours, minutes, ...(seconds ? [seconds] : [])].join(':')
}
