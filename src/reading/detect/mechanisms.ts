import { enumerated } from '../answers/convert.js'
import type { Collected, Reading } from '../collected.js'

const FIELD = 'rollback.mechanisms'

/** By what the steps go back, told by their words and commands. */
export function detectMechanisms(reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get(FIELD)
  if (!spec) return
  for (const item of into.items) {
    if (item.type !== 'step') continue
    const texts = item.mentions.filter(({ field }) => field === 'step.text' || field === 'step.command')
    const value = enumerated(spec, texts.map((one) => String(one.value)).join('; '), reading.vocabulary)
    const { span, where } = item
    if (value.length > 0) into.mentions.push({ field: FIELD, state: 'stated', value, span, where, by: 'reading' })
  }
}
