import type { Question } from '../../model/index.js'

/** `{rollback.target.explicit}` in a text of a question. A selector of PromQL, `{job="shop"}`, is none. */
const NAMED_FACT = /\{ *([A-Za-z][\w.-]*) *\}/g

/** What a fact stands in, where its signs would mean something else than themselves. */
type Place = 'plain' | 'address' | 'query' | 'pointer'

/** A question with its facts filled in, or a sentence that says why that cannot be done. */
export function filled(question: Question, wordFor: (fact: string) => string | Unfillable): Question | string {
  const faults: string[] = []
  const fill = (text: string, place: Place): string =>
    text.replace(NAMED_FACT, (braces: string, fact: string, at: number) => {
      const value = wordFor(fact)
      const written = typeof value === 'string' ? inPlace(value, place, text.slice(0, at)) : null
      if (written !== null) return written
      faults.push(typeof value === 'string' ? misfit(fact, place) : value.why)
      return braces
    })
  const whole = withTexts(question, fill)
  return faults[0] ?? whole
}

/** Why there is no value to fill in. */
export interface Unfillable {
  readonly why: string
}

function withTexts(question: Question, fill: (text: string, place: Place) => string): Question {
  const plain = (text: string) => fill(text, 'plain')
  const maybe = (text: string | null, place: Place) => (text === null ? null : fill(text, place))
  switch (question.type) {
    case 'git':
      return { ...question, tag: plain(question.tag), ancestorOf: maybe(question.ancestorOf, 'plain') }
    case 'registry': {
      const { url, repository, reference, digest } = question
      const filled = { repository: plain(repository), reference: plain(reference), digest: maybe(digest, 'plain') }
      return { ...question, url: fill(url, 'address'), ...filled }
    }
    case 'prometheus':
      return { ...question, url: fill(question.url, 'address'), query: fill(question.query, 'query') }
    case 'http': {
      const { url, pointer, value, dated } = question
      return {
        ...question,
        url: fill(url, 'address'),
        pointer: fill(pointer, 'pointer'),
        value: typeof value === 'string' ? plain(value) : value,
        dated: maybe(dated, 'pointer'),
      }
    }
    case 'file':
      return { ...question, path: plain(question.path) }
  }
}

/** The value as it is written there; null where it would not stay what it is. Whoever writes a plan must not change the question. */
function inPlace(value: string, place: Place, before: string): string | null {
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return null
  if (place === 'pointer') return value.replaceAll('~', '~0').replaceAll('/', '~1')
  // The path of an address is normalised: two full stops would lead to another one.
  if (place === 'address') return /^\.{0,2}$/.test(value) ? null : encodeURIComponent(value)
  if (place === 'query') return isQuoted(before) && /^[\w.+:/@-]+$/.test(value) ? value : null
  return value
}

/** Whether a text of PromQL is open at the end of what was written so far. */
function isQuoted(before: string): boolean {
  let open = ''
  for (let at = 0; at < before.length; at++) {
    const sign = before.charAt(at)
    if (open !== '' && open !== '`' && sign === '\\') at++
    else if (open === sign) open = ''
    else if (open === '' && (sign === '"' || sign === "'" || sign === '`')) open = sign
  }
  return open !== ''
}

function misfit(fact: string, place: Place): string {
  if (place !== 'query') return `What the plan says for \`${fact}\` cannot stand in the question.`
  return `What the plan says for \`${fact}\` cannot stand in the query: only letters, digits and . - + : / @ inside quotes can.`
}
