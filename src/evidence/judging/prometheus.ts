import type { PrometheusQuestion, Seen } from '../../model/index.js'
import { compare, demandInWords } from './compare.js'
import { fails, holds, type Said, shown, unreadable } from './says.js'

type Series = Extract<Seen, { type: 'prometheus' }>['series'][number]

/** Every series is within bounds. None at all prove nothing: a metric that is gone looks like one that is fine. */
export function judgeSeries(asked: PrometheusQuestion, { series }: Extract<Seen, { type: 'prometheus' }>): Said {
  const { operator, value } = asked
  if (series.length === 0) return unreadable('The query gives no series, which proves nothing.')
  const demand = `${demandInWords(operator, value)} is demanded`
  const answers = series.map((one) => ({ one, truth: compare(numberOf(one.value), operator, value) }))
  const wrong = answers.filter(({ truth }) => truth === false)
  const [first] = wrong
  if (first) return fails(`${said(first.one, series)}, and ${demand}${others(wrong.length - 1, series)}.`)
  const unclear = answers.find(({ truth }) => truth === null)
  if (unclear) return unreadable(`${said(unclear.one, series)}, which is no number that can be compared.`)
  if (series.length > 1) return holds(`All ${series.length} series are as demanded: ${demandInWords(operator, value)}.`)
  return holds(`${said(series[0] as Series, series)}, and ${demand}.`)
}

/** As Prometheus writes numbers. `NaN` and infinity come of a division by zero: nothing was measured. */
function numberOf(written: string): number | null {
  return /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/.test(written) ? Number(written) : null
}

const said = ({ labels, value }: Series, series: readonly Series[]): string =>
  series.length > 1 ? `${shown(labels === '' ? '{}' : labels)} is ${shown(value)}` : `The value is ${shown(value)}`

const others = (more: number, { length }: readonly Series[]): string =>
  more > 0 ? `, as ${more + 1} of ${length} series break it` : ''
