import { OPTIONS, type OptionName, type Subject } from '../model/index.js'

/** Which option a subject is; null for any other. */
export function nameOf({ type, facts }: Subject): OptionName | null {
  const name = type === 'option' ? facts.get('option.name')?.value : null
  return OPTIONS.find((one) => one === name) ?? null
}
