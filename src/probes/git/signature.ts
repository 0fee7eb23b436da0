import type { Seen } from '../../model/index.js'
import type { Ran } from './run-git.js'

type Signature = Pick<Extract<Seen, { type: 'git' }>, 'signature' | 'signer'>

/**
 * What `git verify-tag --raw` says of a signature, by GnuPG or by SSH. Only what git itself calls good is good, by a key that
 * somebody vouches for here: GnuPG may fetch any key that a signature names. A key that has expired is unknown.
 */
export function signatureIn({ code, err }: Pick<Ran, 'code' | 'err'>): Signature {
  const lines = err.split('\n')
  const has = (form: RegExp) => lines.some((line) => form.test(line))
  const good = lines.flatMap((line) => [BY_GNUPG, BY_SSH].flatMap((form) => form.exec(line)?.[1] ?? []))
  const isTrusted = has(BY_SSH) !== has(TRUSTED)
  if (code === 0 && good.length === 1 && isTrusted) return { signature: 'good', signer: good[0]?.trim() || null }
  return { signature: has(NONE) ? 'none' : has(BAD) ? 'bad' : 'unknown', signer: null }
}

const BY_GNUPG = /^\[GNUPG:\] GOODSIG [0-9A-F]+ (.+)$/
const BY_SSH = /^Good "git" signature for (.+) with \S+ key \S+$/
const TRUSTED = /^\[GNUPG:\] TRUST_(?:MARGINAL|FULLY|ULTIMATE)\b/
const NONE = /^error: no signature found$/
const BAD =
  /^\[GNUPG:\] (?:BADSIG|REVKEYSIG)\b|^Signature verification failed|^Could not verify signature|incorrect signature$/
