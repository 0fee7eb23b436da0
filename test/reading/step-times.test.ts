import { expect, test } from 'vitest'
import { stepTimeIn } from '../../src/reading/step-time.js'
import { casesOf, VOCABULARY } from './reader.js'

interface Case {
  readonly step: string
  readonly seconds?: number
  readonly parallel?: boolean
}

test.each(casesOf<readonly Case[]>('step-times'))('$step', ({ step, seconds = null, parallel = false }) => {
  expect(stepTimeIn(step, VOCABULARY)).toEqual({ seconds, parallel })
})
