import type { Place, Side, Thing } from './joinable.js'
import { said, thingsOf } from './joinable.js'

/** A version for all that is released. */
interface Held extends Place {
  readonly version: string
  readonly component: null
}

const EXPLICIT = 'rollback.target.explicit'
const ASSIGNED = /^(?:export\s+|declare\s+|set\s+)?(\w{1,80})=["']?(v?\d[\w.+-]{0,80})["']?\s*(?:#.*)?$/
const USED = /\$\{?(\w{1,80})\}?/g

/**
 * The versions that the steps of a document put into a variable and go back to: `VERSION=2.14.1` before
 * `rollback.sh $VERSION`, or `export TARGET_VERSION=2.14.1` for whatever runs next.
 */
export function heldTargets(side: Side): readonly Held[] {
  const open = new Set(
    side.joinable.release.rejected.flatMap(({ field, span }) => (field === EXPLICIT ? span.line : [])),
  )
  const held = new Map<string, { readonly version: string; readonly step: Thing }>()
  const found: Held[] = []
  const take = (name: string) => {
    const one = held.get(name)
    if (one) found.push({ version: one.version, component: null, span: one.step.span, where: one.step.where })
    held.delete(name)
  }
  for (const step of thingsOf(side, 'step')) {
    const text = String(said(step, 'step.command') ?? '')
    const [, name, version] = ASSIGNED.exec(text) ?? []
    if (name && version) held.set(name, { version, step })
    if (!open.has(step.span.line)) continue
    if (name) take(name)
    for (const [, used = ''] of text.matchAll(USED)) take(used)
  }
  return found
}
