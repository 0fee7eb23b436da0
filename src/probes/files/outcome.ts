import type { Element } from './xml.js'

export type Outcome = 'failure' | 'error' | 'skipped' | 'passed'

const WORDS: readonly (readonly [outcome: Outcome, words: ReadonlySet<string>])[] = [
  ['error', new Set('fail failed failure error broken false'.split(' '))],
  ['skipped', new Set('notrun disabled skipped suppressed ignored pending'.split(' '))],
  ['passed', new Set('run pass passed success successful succeeded ok completed true'.split(' '))],
]

/** Attributes in which test cases say how they ended. */
const TELLING: ReadonlySet<string> = new Set(['status', 'result', 'outcome', 'success'])

/** How a test case ended, or a sentence where it says so in a word that nobody knows. */
export function outcomeOf({ elements, attributes }: Element): Outcome | { readonly unknown: string } {
  const has = (wanted: string) => elements.some(({ name }) => name === wanted)
  const words = [...attributes].filter(([key]) => TELLING.has(key.toLowerCase())).map(([, word]) => word.trim())
  const told = words.map((word) => WORDS.find(([, some]) => some.has(word.toLowerCase()))?.[0] ?? { word })
  const open = told.find((one) => typeof one === 'object')
  if (has('failure')) return 'failure'
  if (has('error') || told.includes('error')) return 'error'
  if (open) return { unknown: `Nobody can tell whether a test case that says \`${open.word.slice(0, 40)}\` passed.` }
  return has('skipped') || told.includes('skipped') ? 'skipped' : 'passed'
}
