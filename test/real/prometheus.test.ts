import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Prometheus, startPrometheus, USER, whenInstalled } from './index.js'

whenInstalled(['prometheus'], () => {
  let prometheus: Prometheus
  beforeAll(async () => {
    prometheus = await startPrometheus(() => 'orders_total 42\n', { closed: true })
  })
  afterAll(() => prometheus.stop())

  test('has scraped what the test exposes, for those who may enter', async () => {
    const address = `${prometheus.url}/api/v1/query?query=orders_total`
    expect((await fetch(address)).status).toBe(401)
    const answer = await fetch(address, { headers: { authorization: USER.basic } })
    expect(await answer.text()).toMatch(/"job":"storefront".*"42"\]/)
  })
})
