import type { Credentials } from '../model/index.js'
import { repeatsSecret } from './client/index.js'
import { type Look, type ProbeWorld, unreadable } from './probe.js'

/** Characters of a sentence. */
const LONGEST = 500

/**
 * What may be told of a look: nothing of it where it holds one of the credentials, and its sentence in one line, since
 * words of others may be in it.
 */
export function discreet(look: Look, credentials: readonly Credentials[], env: ProbeWorld['env']): Look {
  const tidy = { ...look, unreadable: look.unreadable && inOneLine(look.unreadable) }
  // A piece of a credential cannot be found again, so nothing is cut before.
  const tells = credentials.some((one) => repeatsSecret(look, one, env) || repeatsSecret(tidy, one, env))
  if (tells) return unreadable('What came back repeats a credential, so nothing of it is kept.')
  return { ...tidy, unreadable: tidy.unreadable && cut(tidy.unreadable) }
}

/** Without what steers a terminal or turns the direction of writing. */
const inOneLine = (sentence: string): string => sentence.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()

const cut = (sentence: string): string =>
  sentence.length > LONGEST ? `${sentence.slice(0, LONGEST - 3)}...` : sentence
