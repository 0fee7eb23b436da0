import type { GateReport } from '../model/index.js'
import type { Judged } from './judged.js'
import { momentsIn } from './moments.js'

/** A decision within this of its change is the change, in milliseconds. */
const EXACT = 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Further ahead nobody plans; and looked at all the same, in case a change has no moment that rules name. */
const AHEAD = [HOUR, 6 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 31 * DAY, 92 * DAY, 183 * DAY, 366 * DAY]
/** More moments than this are not looked at: it is not said to hold beyond them. */
const MOST = 300

/**
 * The first moment after `now` at which this GO no longer holds, and because of what: everything is judged again at each
 * moment that a rule compares something with, and between the last that holds and the first that does not it is halved
 * until the second is known. Null: none within a year.
 */
export async function validUntil(
  now: string,
  judged: Judged,
  again: (now: string) => Promise<Judged>,
): Promise<GateReport['validUntil']> {
  const start = Date.parse(now)
  const named = momentsIn(judged, start).flatMap((moment) => [moment - EXACT, moment + EXACT])
  const ahead = [...named, ...AHEAD.map((far) => start + far)]
  const moments = [...new Set(ahead)].filter((moment) => moment > start && moment <= start + 366 * DAY)
  const answer = (moment: number) => again(new Date(moment).toISOString())
  let holds = start
  for (const [index, moment] of moments.sort((a, b) => a - b).entries()) {
    if (index >= MOST) return { moment: new Date(holds).toISOString(), because: [NOT_FURTHER] }
    if (isGo(await answer(moment))) holds = moment
    else return firstBetween(holds, moment, answer)
  }
  return null
}

const NOT_FURTHER = 'It was not looked further ahead: too many moments could change the answer.'

/** Halves the time between a moment that holds and one that does not. */
async function firstBetween(
  since: number,
  until: number,
  answer: (moment: number) => Promise<Judged>,
): Promise<GateReport['validUntil']> {
  let [holds, fails] = [since, until]
  while (fails - holds > EXACT) {
    const middle = Math.floor((holds + fails) / 2 / EXACT) * EXACT
    const between = middle > holds ? middle : holds + EXACT
    if (between >= fails) break
    if (isGo(await answer(between))) holds = between
    else fails = between
  }
  const { report } = await answer(fails)
  return { moment: new Date(fails).toISOString(), because: report.verdict.reasons }
}

const isGo = ({ report }: Judged): boolean => report.verdict.decision === 'GO'
