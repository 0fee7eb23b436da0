import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Credentials, Observation, PrometheusQuestion } from '../../src/model/index.js'
import { type Prometheus, startPrometheus, USER, whenInstalled } from '../real/index.js'
import { demandFor, observe } from './demand.js'

const METRICS = `
http_errors_ratio{version="2.14.3",pod="a"} 0.002
http_errors_ratio{version="2.14.3",pod="b"} 4.5e-05
http_errors_ratio{version="2.15.0",pod="c"} NaN
queue_length +Inf
said{text="a \\"quote\\", a comma"} 1
`

/** Queries, and what Prometheus gives. A query without series is answered too: with none. */
const ANSWERED: readonly (readonly [query: string, series: Record<string, string>])[] = [
  ['max(http_errors_ratio{version="2.14.3"})', { '': '0.002' }],
  ['max by (pod) (http_errors_ratio{version="2.14.3"})', { '{pod="a"}': '0.002', '{pod="b"}': '0.000045' }],
  ['sum by (version) (http_errors_ratio)', { '{version="2.14.3"}': '0.002045', '{version="2.15.0"}': 'NaN' }],
  ['sum(queue_length)', { '': '+Inf' }],
  ['scalar(sum(queue_length)) * -1', { '': '-Inf' }],
  ['40 + 2', { '': '42' }],
  ['count by (text) (said)', { '{text="a \\"quote\\", a comma"}': '1' }],
  ['nobody_exposes_this', {}],
  ['sum(nobody_exposes_this)', {}],
]

/** Queries that give no number to compare, and why. */
const REFUSED: readonly (readonly [query: string, says: RegExp])[] = [
  ['sum(', /\/api\/v1\/query refuses the query: invalid parameter "query": 1:5: parse error: .+$/],
  ['http_errors_ratio[5m]', /^The query gives values of a range of time\. Ask for one, as with `avg_over_time`\.$/],
  ['"a text"', /^The query gives a text, and a number is compared\.$/],
  ['http_errors_ratio * on() http_errors_ratio', /refuses the query: found duplicate series for the match group/],
  ['', /refuses the query: invalid parameter "query"/],
]

whenInstalled(['prometheus'], () => {
  let prometheus: Prometheus
  let closed: Prometheus
  beforeAll(async () => {
    const both = [startPrometheus(() => METRICS), startPrometheus(() => METRICS, { closed: true })] as const
    ;[prometheus, closed] = await Promise.all(both)
  })
  afterAll(() => Promise.all([prometheus.stop(), closed.stop()]))

  const questionFor = (query: string, url = prometheus.url): PrometheusQuestion => ({
    type: 'prometheus',
    url,
    query,
    operator: 'atMost',
    value: 1,
  })
  // Its samples are of the real clock.
  const lookAt = (question: PrometheusQuestion, credentials: Partial<Credentials> = {}, env = {}) =>
    observe(demandFor(question, { credentials }), env, () => new Date().toISOString())
  const look = (query: string): Promise<Observation> => lookAt(questionFor(query))

  test.each(ANSWERED)('reads %s', async (query, expected) => {
    const { seen, unreadable } = await look(query)
    const series = Object.entries(expected).map(([labels, value]) => ({ labels, value }))
    expect({ seen, unreadable }).toEqual({ seen: { type: 'prometheus', series }, unreadable: null })
  })

  test('names the series and where it is from', async () => {
    const { seen } = await look('queue_length')
    expect(seen).toEqual({
      type: 'prometheus',
      series: [
        { labels: expect.stringMatching(/^queue_length\{instance="[\d.:]+", job="storefront"\}$/), value: '+Inf' },
      ],
    })
  })

  test.each(REFUSED)('cannot compare %j', async (query, says) => {
    expect(await look(query)).toMatchObject({ seen: null, unreadable: expect.stringMatching(says) })
  })

  test('enters with a password, and not without', async () => {
    const credentials = { usernameEnv: 'METRICS_USER', passwordEnv: 'METRICS_PASSWORD' }
    const env = { METRICS_USER: USER.name, METRICS_PASSWORD: USER.password }
    const question = questionFor('40 + 2', closed.url)
    expect((await lookAt(question, credentials, env)).unreadable).toBeNull()
    const refused = `${closed.url}/api/v1/query answers with status 401, not with 200.`
    expect((await lookAt(question)).unreadable).toBe(refused)
  })
})
