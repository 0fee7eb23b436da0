import { digestOf } from './digest.js'
import type { VerdictDocument } from './verdict-document.js'

/**
 * Where a verdict contradicts itself, or null: a sentence about the first place. That its parts have the right shape is
 * known before. What is consistent may still be untrue: only judging again tells that.
 */
export function contradictionIn(verdict: VerdictDocument): string | null {
  return momentIn(verdict) ?? goIn(verdict) ?? waivedIn(verdict) ?? digestIn(verdict)
}

/** A moment can be written in many ways, and some of them are none: one way is taken. */
function momentIn({ at, validUntil }: VerdictDocument): string | null {
  const other = [at, ...(validUntil ? [validUntil.moment] : [])].find((moment) => {
    const time = Date.parse(moment)
    return Number.isNaN(time) || new Date(time).toISOString() !== moment
  })
  return other === undefined ? null : `Its moment ${other} is not written as 2026-11-20T12:00:00.000Z is.`
}

function goIn({ verdict, findings, problems, trusted, validUntil, at, documents }: VerdictDocument): string | null {
  const plans = documents.filter(({ relation }) => relation === 'plan').length
  if (plans !== 1) return `It is about ${plans === 0 ? 'no plan' : `${plans} plans`}, and a verdict is about one.`
  if (validUntil !== null && Date.parse(validUntil.moment) <= Date.parse(at))
    return `It holds until ${validUntil.moment}, which is not after ${at}, when it was judged.`
  if (verdict !== 'GO') return validUntil === null ? null : `It says ${verdict}, and how long a GO holds.`
  const blocking = findings.find(({ level, waivedBy }) => level === 'block' && waivedBy === null)
  if (blocking) return `It says GO, and its finding ${blocking.fingerprint} of ${blocking.rule} blocks.`
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) return `It says GO, and ${error.place} could not be trusted: ${error.message}`
  if (trusted && trusted.verdict !== 'GO')
    return `It says GO, and the rules of ${trusted.revision} say ${trusted.verdict}.`
  return null
}

function waivedIn({ findings, waivers }: VerdictDocument): string | null {
  const allowed = new Map(
    waivers
      .filter(({ standing }) => standing === 'in-force')
      .flatMap(({ allows, ticket }) => allows.map((fingerprint) => [`${fingerprint} ${ticket}`, true])),
  )
  const other = findings.find(
    ({ waivedBy, fingerprint }) => waivedBy !== null && !allowed.has(`${fingerprint} ${waivedBy}`),
  )
  return other
    ? `Its finding ${other.fingerprint} is waived by ${other.waivedBy}, and no waiver in force allows that.`
    : null
}

/** The parts that it holds whole can be weighed against their digests. */
function digestIn({ waivers, evidence, trusted }: VerdictDocument): string | null {
  for (const { rule, scope, reason, approvedBy, ticket, expires, sha256 } of waivers) {
    if (digestOf({ rule, scope, reason, approvedBy, ticket, expires }) !== sha256)
      return `Its waiver ${ticket} of ${rule} has another digest than it says.`
  }
  const other = [...evidence, ...(trusted?.evidence ?? [])].find(
    ({ observation, sha256 }) => digestOf(observation) !== sha256,
  )
  return other ? `What was observed for ${other.name} has another digest than it says.` : null
}
