import { expect, test } from 'vitest'
import { signatureIn } from '../../src/probes/git/signature.js'

const GOOD = '[GNUPG:] GOODSIG EA02B0B1C8C58C37 Release bot <release@example.com>'
const BY_SSH = 'Good "git" signature for release@example.com with ED25519 key SHA256:GdClBPM'
const SIGNER = 'Release bot <release@example.com>'

/** What git says of a signature, how it ends, what that means, and who signed. */
const SAID: readonly (readonly [
  lines: readonly string[],
  code: number | null,
  signature: string,
  signer: string | null,
])[] = [
  [['[GNUPG:] NEWSIG', GOOD, '[GNUPG:] TRUST_ULTIMATE 0 pgp'], 0, 'good', SIGNER],
  [[GOOD, '[GNUPG:] TRUST_FULLY 0 pgp'], 0, 'good', SIGNER],
  [[GOOD, '[GNUPG:] TRUST_MARGINAL 0 pgp'], 0, 'good', SIGNER],
  // Somebody's key that was fetched a moment ago.
  [[GOOD, '[GNUPG:] TRUST_UNDEFINED 0 pgp'], 0, 'unknown', null],
  [[GOOD, '[GNUPG:] TRUST_NEVER 0 pgp'], 0, 'unknown', null],
  [[GOOD], 0, 'unknown', null],
  [[GOOD, '[GNUPG:] TRUST_ULTIMATE 0 pgp'], 1, 'unknown', null],
  [[GOOD, '[GNUPG:] TRUST_ULTIMATE 0 pgp'], null, 'unknown', null],
  [[GOOD, GOOD, '[GNUPG:] TRUST_ULTIMATE 0 pgp'], 0, 'unknown', null],
  [[GOOD, BY_SSH, '[GNUPG:] TRUST_ULTIMATE 0 pgp'], 0, 'unknown', null],
  [['[GNUPG:] BADSIG EA02B0B1C8C58C37 Release bot'], 1, 'bad', null],
  [['[GNUPG:] REVKEYSIG EA02B0B1C8C58C37 Release bot', '[GNUPG:] TRUST_ULTIMATE'], 1, 'bad', null],
  [['[GNUPG:] EXPKEYSIG 2D80A3490B55AEE5 Old bot', '[GNUPG:] VALIDSIG E1FC'], 1, 'unknown', null],
  [
    ['[GNUPG:] ERRSIG EA02B0B1C8C58C37 1 10 00 1795182649 9 -', '[GNUPG:] NO_PUBKEY EA02B0B1C8C58C37'],
    1,
    'unknown',
    null,
  ],
  [[`[GNUPG:] NOTATION_DATA ${GOOD}`, '[GNUPG:] TRUST_ULTIMATE'], 0, 'unknown', null],
  [[BY_SSH], 0, 'good', 'release@example.com'],
  [[BY_SSH], 1, 'unknown', null],
  [['Good "git" signature with ED25519 key SHA256:GdClBPM', 'No principal matched.'], 1, 'unknown', null],
  [
    ['error: gpg.ssh.allowedSignersFile needs to be configured and exist for ssh signature verification'],
    1,
    'unknown',
    null,
  ],
  [['Could not verify signature.', 'Signature verification failed: incorrect signature'], 1, 'bad', null],
  [['error: no signature found'], 1, 'none', null],
  [['error: cannot run gpg: No such file or directory'], 128, 'unknown', null],
  [[''], 0, 'unknown', null],
]

test.each(SAID)('%j and an end of %s is %s', (lines, code, signature, signer) => {
  expect(signatureIn({ code, err: `${lines.join('\n')}\n` })).toEqual({ signature, signer })
})
