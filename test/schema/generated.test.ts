import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keyPlaces, validators } from '../../src/generated/validators.js'
import { NAMES } from './samples.js'

test('there is a validator for every schema of what people write, and of what is signed', () => {
  expect(Object.keys(validators)).toEqual([...NAMES, 'verdict'].sort())
})

test('validators need no package when they run', () => {
  const code = readFileSync(new URL('../../src/generated/validators.js', import.meta.url), 'utf8')
  expect(code).not.toMatch(/^\s*import\b|[;\s]import\(|[=,;]require\(["']/m)
})

test('the places of keys are known, in whichever shape of a value they stand', () => {
  expect(keyPlaces['release-plan'].get('timeBound')).toEqual(['rollback'])
  expect(keyPlaces['release-plan'].get('threshold')).toEqual(['rollback.triggers'])
  expect(keyPlaces['release-plan'].get('kind')).toEqual([''])
  expect(keyPlaces['config'].get('fileSize')).toEqual(['limits'])
})
