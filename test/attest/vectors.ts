/** Keys of RFC 8032, 7.1 (tests 1 and 2): the halves of Ed25519 that the DSSE project signs its test vectors with. */
export const PUBLIC = {
  A: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  B: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
} as const

const IN_TOTO = 'application/vnd.in-toto+json'
const STATEMENT = 'eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ=='
const BY_A = '2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA=='
const BY_B = 'c1+67/aT0yqEpwx8PsVY3MLHsj9D0CZ014/Fv/QlG59P+9CobUZ7xECJ/V3USG0Ob9CiE5LjReEZUzNF2l7eBw=='

export interface Vector {
  readonly what: string
  readonly key: keyof typeof PUBLIC
  readonly payloadType: string
  readonly payload: string
  readonly sigs: readonly string[]
  readonly holds: boolean
}

/** Signatures that are not ours: the test vectors of the DSSE protocol, and what follows from its rules. */
export const VECTORS: readonly Vector[] = [
  { what: 'one signature', key: 'A', payloadType: IN_TOTO, payload: STATEMENT, sigs: [BY_A], holds: true },
  {
    what: 'base64 for addresses',
    key: 'A',
    payloadType: IN_TOTO,
    payload: '-_-_Pj8=',
    sigs: ['P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw=='],
    holds: true,
  },
  {
    what: 'a type whose bytes are more than its letters',
    key: 'A',
    payloadType: 'application/vnd.ex\u00e4mple+json',
    payload: STATEMENT,
    sigs: ['xmSk/ug66ysT7ayhkCIjhAq42zgZXSsEWuzUaNL7w2eGAdF/NU6/fRXPtmfN+5DNSAs5/i2lUnHjbbjPsu0tAw=='],
    holds: true,
  },
  {
    what: 'an empty payload',
    key: 'A',
    payloadType: IN_TOTO,
    payload: '',
    sigs: ['gSggCAaTLTYyRH6FIDBem6meyIynsYy8RTHVzwx9tnTb7Bg/1jMWnuVgI/gffqmbsC2VX5/jHfkkDqsj7CDbDg=='],
    holds: true,
  },
  {
    what: 'a good one after one of another',
    key: 'B',
    payloadType: IN_TOTO,
    payload: STATEMENT,
    sigs: [BY_A, BY_B],
    holds: true,
  },
  {
    what: 'a good one after what is none',
    key: 'A',
    payloadType: IN_TOTO,
    payload: STATEMENT,
    sigs: ['!', '', BY_A],
    holds: true,
  },
  { what: 'one of another key', key: 'B', payloadType: IN_TOTO, payload: STATEMENT, sigs: [BY_A], holds: false },
  {
    what: 'another type than was signed',
    key: 'A',
    payloadType: 'application/vnd.example.other+json',
    payload: STATEMENT,
    sigs: [BY_A],
    holds: false,
  },
  {
    what: 'another payload than was signed',
    key: 'A',
    payloadType: IN_TOTO,
    payload: 'e30=',
    sigs: [BY_A],
    holds: false,
  },
  { what: 'no signature in it', key: 'A', payloadType: IN_TOTO, payload: STATEMENT, sigs: [''], holds: false },
]
