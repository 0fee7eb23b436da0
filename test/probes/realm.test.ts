import { describe, expect, test } from 'vitest'
import { realmFault } from '../../src/probes/registry/realm.js'

/** Where registries send people for a token, and whether a credential goes along. */
const REALMS: readonly (readonly [registry: string, realm: string, goes: boolean])[] = [
  ['https://registry.example.com', 'https://registry.example.com/token', true],
  ['http://registry.example.com:5000', 'http://registry.example.com:5000/token', true],
  ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth', true],
  ['https://registry-1.docker.io', 'https://auth.docker.io/token', true],
  ['https://registry.example.com:5000', 'https://registry.example.com/token', true],
  ['https://registry.example.com', 'https://registry.example.com:8443/token', false],
  ['https://registry.example.com', 'https://auth.example.com/token', false],
  ['https://registry.example.com', 'https://below.registry.example.com/token', false],
  ['https://registry.example.com', 'https://notregistry.example.com/token', false],
  ['https://myexample.com', 'https://example.com/token', false],
  ['https://registry.example.com', 'https://com/token', false],
  ['https://evil.docker.io', 'https://auth.docker.io/token', false],
  ['https://registry-1.docker.io', 'https://auth.docker.io.evil.example/token', false],
  ['http://registry.example.com', 'https://example.com/token', false],
  ['https://registry.example.com', 'http://registry.example.com/token', false],
]

describe('a credential for a registry', () => {
  test.each(REALMS)('of %s that wants a token from %s: goes there is %s', (registry, realm, goes) => {
    expect(realmFault(new URL(realm), new URL(registry), true) === null).toBe(goes)
  })

  test.each(REALMS)('is not needed to ask for a token with TLS: %s, %s', (registry, realm) => {
    const isSafe = realm.startsWith('https:') || new URL(realm).origin === new URL(registry).origin
    expect(realmFault(new URL(realm), new URL(registry), false) === null).toBe(isSafe)
  })
})
