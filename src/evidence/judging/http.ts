import type { HttpQuestion, Seen } from '../../model/index.js'
import { compare, demandInWords } from './compare.js'
import { fails, holds, type Said, shown, unreadable } from './says.js'

/** The value at the pointer is what is asked. An address that does not answer well says nothing. */
export function judgeAnswer(asked: HttpQuestion, seen: Extract<Seen, { type: 'http' }>): Said {
  const { operator, pointer } = asked
  if (seen.status < 200 || seen.status > 299) {
    return unreadable(`The address answers with status ${seen.status}, and no answer to the question.`)
  }
  const where = pointer === '' ? 'The answer' : shown(pointer)
  const isOfPresence = operator === 'isStated' || operator === 'isNotStated'
  if (!seen.found && !isOfPresence) return unreadable(`The answer has nothing at ${shown(pointer)}.`)
  const value = seen.found ? parsed(seen.value) : { json: undefined }
  if (value === null) return unreadable(`What stands at ${shown(pointer)} is no JSON.`)
  const truth = compare(value.json, operator, asked.value)
  const is = seen.found ? shown(seen.value ?? '') : 'not there'
  const demand = `${demandInWords(operator, asked.value)} is demanded`
  if (truth === null) return unreadable(`${where} is ${is}, which cannot be compared: ${demand}.`)
  return truth ? holds(`${where} is ${is}, and ${demand}.`) : fails(`${where} is ${is}, and ${demand}.`)
}

function parsed(text: string | null): { readonly json: unknown } | null {
  if (text === null) return null
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}
