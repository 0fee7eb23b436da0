import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Look, lookAt } from '../discover/look.js'
import type { Revision } from '../gate/revision.js'

/** What became of files since a revision. */
export interface Changes {
  /** Whether what lies at an absolute path is another thing than before, or new, or gone. */
  readonly touched: (absolute: string) => boolean
  /** The same of a file whose bytes were read already. */
  readonly differs: (absolute: string, bytes: Uint8Array) => boolean
}

/**
 * Compares the work tree with a revision by what files hold, so that neither times, nor the index, nor a filter of git
 * decides. What lies outside the repository, or in a submodule, cannot be compared: it counts as changed.
 */
export function changesSince(base: Revision): Changes {
  const known = new Map<string, boolean>()
  const algorithm = base.commit.length === 40 ? 'sha1' : 'sha256'
  const before = (absolute: string) => {
    const place = base.inside(absolute)
    return place === null ? null : base.find(place)
  }
  const differs: Changes['differs'] = (absolute, bytes) => {
    const there = before(absolute)
    if (there === null || there.object === null) return true
    return there.object !== blobOf(bytes, algorithm) && there.object !== blobOf(withoutReturns(bytes), algorithm)
  }
  const look = (absolute: string): boolean => {
    const now = lookAt(absolute)
    if (now.is === 'nothing' || isNoName(now)) return before(absolute) !== null
    if (now.is === 'folder') return before(absolute)?.object !== null
    try {
      return now.is !== 'file' || differs(absolute, readFileSync(absolute))
    } catch {
      return true
    }
  }
  return {
    differs,
    touched(absolute) {
      const answer = known.get(absolute) ?? look(absolute)
      known.set(absolute, answer)
      return answer
    },
  }
}

/** Nothing can lie at a path that is longer than any. */
const isNoName = (look: Look): boolean =>
  look.is === 'unreadable' && (look.error as NodeJS.ErrnoException).code === 'ENAMETOOLONG'

function blobOf(bytes: Uint8Array, algorithm: string): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** git may have written CRLF where the commit has LF. */
function withoutReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes).includes('\r\n')
    ? Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    : bytes
}
