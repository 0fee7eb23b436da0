import type { AskedEvidence, EvidenceDemand, Question } from '../../model/index.js'
import { keyOf } from './observe.js'

/**
 * What the work tree's own config asks, with credentials only where the trusted revision sends the same ones: a change
 * may name any variable of the environment and any address, and would read in its own log what it was never told.
 * What is not entrusted is not asked, and so cannot be told.
 */
export function entrusted(
  head: readonly AskedEvidence[],
  trusted: readonly AskedEvidence[],
  revision: string,
): readonly AskedEvidence[] {
  const theirs = new Map(trusted.map(({ demand }) => [keyOf(demand), demand.credentials]))
  const known = new Set(trusted.flatMap(({ demand }) => recipientOf(demand) ?? []))
  return head.map((one): AskedEvidence => {
    const { demand, fault } = one
    const names = Object.values(demand.credentials).filter((name) => name !== null)
    if (fault !== null || names.length === 0) return one
    // The same question is asked once, and as the trusted revision asks it.
    const same = theirs.get(keyOf(demand))
    if (same) return { demand: { ...demand, credentials: same }, fault }
    const recipient = recipientOf(demand)
    if (recipient !== null && known.has(recipient)) return one
    const [first = ''] = names
    return {
      demand,
      fault: `It is not asked: ${revision} does not name the variable ${first} for this address. It is asked once this config is merged there.`,
    }
  })
}

/** Who gets which credentials. Null where nobody can tell. */
function recipientOf({ question, credentials }: EvidenceDemand): string | null {
  const origin = originOf(question)
  const { tokenEnv, usernameEnv, passwordEnv } = credentials
  return origin === null ? null : JSON.stringify([question.type, origin, tokenEnv, usernameEnv, passwordEnv])
}

function originOf(question: Question): string | null {
  if (!('url' in question) || !URL.canParse(question.url)) return null
  const { origin } = new URL(question.url)
  return origin === 'null' ? null : origin
}
