import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Registry, startRegistry, USER, whenInstalled } from './index.js'

whenInstalled(['docker-registry'], () => {
  let registry: Registry
  beforeAll(async () => {
    registry = await startRegistry({ closed: true })
  })
  afterAll(() => registry.stop())

  test('keeps what was pushed, for those who may enter', async () => {
    const digest = await registry.pushImage('shop/storefront', '2.14.3')
    const address = `${registry.url}/v2/shop/storefront/manifests/2.14.3`
    expect((await fetch(address)).status).toBe(401)
    const answer = await fetch(address, {
      headers: { authorization: USER.basic, accept: 'application/vnd.oci.image.manifest.v1+json' },
    })
    expect(answer.headers.get('docker-content-digest')).toBe(digest)
  })
})
