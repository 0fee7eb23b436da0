import type { EvidenceDemand, FileFormat } from '../model/index.js'
import type { Joined } from './join.js'

const SECONDS = 10
const NOBODY = { tokenEnv: null, usernameEnv: null, passwordEnv: null }

/** Files that the plan names as evidence are demands like those of the config: whoever names a proof wants it looked at. */
export function proofDemands(proofs: Joined['proofs']): readonly EvidenceDemand[] {
  return proofs.map(({ input, link, from }) => ({
    name: input.place,
    question: { type: 'file', path: input.place, format: formatOf(input.path) },
    credentials: NOBODY,
    maxAge: null,
    timeout: SECONDS,
    path: from,
    span: link.span,
  }))
}

/** By its ending, and by its name: test reports are XML, and an approval is called one. */
function formatOf(path: string): FileFormat {
  if (/\.xml$/i.test(path)) return 'junit'
  return /approv|sign-?off/i.test(path.replace(/.*\//, '')) ? 'approval' : 'drill'
}
