import type { Vocabulary } from './vocabulary.js'
import { rememberedBy } from './wording/remembered.js'

/** Why a text is no answer although something stands there, or null where it may be one. */
export const whyNoAnswer = rememberedBy((text: string, vocabulary: Vocabulary): string | null => {
  if (text.length > 2 * LONGEST) return null
  const plain = text.replace(/^[\s"'`*_~(]+|[\s"'`*_~).!]+$/g, '')
  if (plain !== '' && !/[\p{L}\p{N}]/u.test(plain)) return `"${text.trim()}" says nothing`
  // What was stripped holds no words: the text itself says the same, and others ask it too.
  const said = vocabulary.says('denial').find(text)
  const begin = plain === '' ? 0 : text.indexOf(plain)
  if (VARIABLE.test(plain) || said.has('blank')) return `"${plain}" is still to be filled in`
  if (plain.length > LONGEST) return null
  const isAll = (name: string, rest: RegExp) =>
    said.all.some((hit) => hit.name === name && hit.from === begin && rest.test(plain.slice(hit.to - begin)))
  if (isAll('empty', UP_TO_TWO)) return `"${plain}" answers nothing`
  const isDenied = said.has('nobody') || said.has('denied') || said.has('unchecked')
  if (isDenied || isAll('lacks', UP_TO_SIX) || isAll('no-such', UP_TO_THREE))
    return `"${plain}" says that there is none`
  return null
})

/** Nothing but a variable or a template's blank. */
const VARIABLE = /^(?:\$?\{\{?[^{}]*\}\}?|\$\w+|@@[\w.-]+@@|%\w+%)$/i

/** What may follow: more words have something to say. */
const UP_TO_TWO = /^(?: [^\s;]+){0,2}[^\p{L}\p{N};]*$/u
const UP_TO_THREE = /^(?: \S+){0,3}$/
const UP_TO_SIX = /^ ?(?:\S+(?: |$)){0,6}$/

/** Whoever denies does it shortly; longer texts have something to say. */
const LONGEST = 80

/** `Error rate > 5 % is no reason to roll back`: a condition after which one does not. */
export const deniesTrigger = (text: string, vocabulary: Vocabulary): boolean =>
  vocabulary.says('denial').find(text).has('no-trigger')

/** `Cannot fail`, `see above`, `we improvise`: why the whole of what is said tells nothing to do if the rollback fails. */
export function whyShrug(text: string, vocabulary: Vocabulary): string | null {
  if (text.length > LONGEST_SHRUG || !vocabulary.says('failure').find(text).has('no-answer')) return null
  return `"${text.trim()}" says nothing of what is done then`
}

const LONGEST_SHRUG = 160
