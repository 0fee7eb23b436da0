import type { Collected, Reading } from '../collected.js'

const DECISION = 'step.decision'
const KNOWN: ReadonlySet<string> = new Set([DECISION, 'step.go', 'step.noGo'])

/**
 * Steps that ask whether to go on in their own words: `The release manager decides whether to go on.` Each is marked by a
 * mention of the document on its line. What the step itself states, and what rules ask of it, does not change by it.
 */
export function markDecisions({ vocabulary }: Reading, into: Collected): void {
  const says = vocabulary.says('procedure')
  for (const { type, mentions, span, where } of into.items) {
    if (type !== 'step' || mentions.some(({ field }) => KNOWN.has(field))) continue
    const text = mentions.find(({ field, state }) => field === 'step.text' && state === 'stated')?.value
    if (typeof text === 'string' && says.find(text).has('asks-to-go-on'))
      into.mentions.push({ field: DECISION, state: 'stated', value: text, span, where, by: 'reading' })
  }
}
