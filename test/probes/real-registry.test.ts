import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Observation, RegistryQuestion } from '../../src/model/index.js'
import { type Registry, startRegistry, USER, whenInstalled } from '../real/index.js'
import { demandFor, observe } from './demand.js'

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const ZEROS = `sha256:${'0'.repeat(64)}`
const NOTHING = { type: 'registry', exists: false, digest: null, mediaType: null }

whenInstalled(['docker-registry'], () => {
  let registry: Registry
  let closed: Registry
  let image = ''
  let index = ''

  beforeAll(async () => {
    ;[registry, closed] = await Promise.all([startRegistry(), startRegistry({ closed: true })])
    image = await registry.pushImage('shop/storefront', '2.14.3')
    index = await registry.pushIndex('shop/storefront', 'all', image)
    await closed.pushImage('shop/storefront', '2.14.3')
  })
  afterAll(() => Promise.all([registry.stop(), closed.stop()]))

  const questionFor = (reference: string, more: Partial<RegistryQuestion> = {}): RegistryQuestion => ({
    type: 'registry',
    url: registry.url,
    repository: 'shop/storefront',
    reference,
    digest: null,
    ...more,
  })
  const look = async (question: RegistryQuestion): Promise<Pick<Observation, 'seen' | 'unreadable'>> => {
    const { seen, unreadable } = await observe(demandFor(question))
    return { seen, unreadable }
  }

  test('finds a manifest by its tag and by its digest', async () => {
    const found = { seen: { type: 'registry', exists: true, digest: image, mediaType: MANIFEST }, unreadable: null }
    expect(await look(questionFor('2.14.3'))).toEqual(found)
    expect(await look(questionFor(image))).toEqual(found)
    expect(await look(questionFor('2.14.3', { digest: ZEROS }))).toEqual(found)
  })

  test('finds an index of several platforms', async () => {
    const seen = { type: 'registry', exists: true, digest: index, mediaType: INDEX }
    expect(await look(questionFor('all'))).toEqual({ seen, unreadable: null })
  })

  test.each([
    ['tag', { reference: '2.14.4' }],
    ['digest', { reference: ZEROS }],
    ['repository', { repository: 'shop/cellar' }],
  ])('knows that a %s is not there', async (_what, more) => {
    expect(await look(questionFor('2.14.3', more))).toEqual({ seen: NOTHING, unreadable: null })
  })

  test('knows that a manifest was deleted', async () => {
    const digest = await registry.pushImage('shop/deleted', '1.0.0')
    const question = questionFor('1.0.0', { repository: 'shop/deleted' })
    expect((await look(question)).seen).toMatchObject({ exists: true, digest })
    await fetch(`${registry.url}/v2/shop/deleted/manifests/${digest}`, { method: 'DELETE' })
    expect(await look(question)).toEqual({ seen: NOTHING, unreadable: null })
  })

  test('enters a closed registry with a password, and with none is told so', async () => {
    const question = questionFor('2.14.3', { url: closed.url })
    const credentials = { usernameEnv: 'REGISTRY_USER', passwordEnv: 'REGISTRY_PASSWORD' }
    const demand = demandFor(question, { credentials })
    const env = { REGISTRY_USER: USER.name, REGISTRY_PASSWORD: USER.password }
    const address = `${closed.url}/v2/shop/storefront/manifests/2.14.3`
    expect((await observe(demand, env)).seen).toMatchObject({ exists: true })
    expect((await observe(demand, { ...env, REGISTRY_PASSWORD: 'wrong' })).unreadable).toBe(
      `${address} answers with status 401. The credential is refused.`,
    )
    expect((await observe(demandFor(question))).unreadable).toBe(
      `${address} answers with status 401. Name the variables that hold a credential.`,
    )
  })

  test('cannot tell what a registry that is gone would say', async () => {
    const gone = await startRegistry()
    await gone.stop()
    expect(await look(questionFor('2.14.3', { url: gone.url }))).toEqual({
      seen: null,
      unreadable: `${gone.url}/v2/shop/storefront/manifests/2.14.3 cannot be asked: Nobody answers there (ECONNREFUSED).`,
    })
  })
})
