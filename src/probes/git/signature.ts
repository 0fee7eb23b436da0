import type { Seen } from '../../model/index.js'
import type { Ran } from './run-git.js'

type Signature = Pick<Extract<Seen, { type: 'git' }>, 'signature' | 'signer'>

/**
 * What `git verify-tag --raw` says of a signature, by GnuPG or by SSH. Only what git itself calls good is good; a key that
 * nobody vouches for here, or that has expired, is unknown.
 */
export function signatureIn({ code, err }: Ran): Signature {
  const lines = err.split('\n')
  const good = lines.flatMap((line) => GOOD.exec(line)?.slice(1).find(Boolean) ?? [])
  if (code === 0 && good.length === 1) return { signature: 'good', signer: good[0]?.trim() || null }
  const signature = lines.some((line) => NONE.test(line))
    ? 'none'
    : lines.some((line) => BAD.test(line))
      ? 'bad'
      : 'unknown'
  return { signature, signer: null }
}

const GOOD = /^\[GNUPG:\] GOODSIG [0-9A-F]+ (.+)$|^Good "git" signature for (.+) with \S+ key \S+$/
const NONE = /^error: no signature found$/
const BAD =
  /^\[GNUPG:\] (?:BADSIG|REVKEYSIG)\b|^Signature verification failed|^Could not verify signature|incorrect signature$/
