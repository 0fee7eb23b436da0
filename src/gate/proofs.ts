import type { EvidenceDemand } from '../model/index.js'
import type { Joined } from './join.js'

const SECONDS = 10
const NOBODY = { tokenEnv: null, usernameEnv: null, passwordEnv: null }

/** Files that the plan names as evidence are demands like those of the config: whoever names a proof wants it looked at. */
export function proofDemands(proofs: Joined['proofs']): readonly EvidenceDemand[] {
  return proofs.map(({ place, link, from }) => ({
    name: place,
    question: { type: 'file', path: place, format: 'proof' },
    credentials: NOBODY,
    maxAge: null,
    timeout: SECONDS,
    path: from,
    span: link.span,
  }))
}
