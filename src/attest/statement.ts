import type { StatedFinding, VerdictDocument } from './verdict-document.js'

/** What an envelope of ours holds. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1'

/** in-toto Statement v1 with a test result v0.1: who knows nothing of gonogo can still tell what passed, and for what. */
export interface Statement {
  readonly _type: typeof STATEMENT_TYPE
  readonly subject: readonly Resource[]
  readonly predicateType: typeof PREDICATE_TYPE
  readonly predicate: Predicate
}

interface Resource {
  readonly name: string
  readonly digest: { readonly sha256: string }
}

interface Predicate {
  readonly result: 'PASSED' | 'WARNED' | 'FAILED'
  /** What was asked: rules as they applied, and the waivers that counted or did not. */
  readonly configuration: readonly Resource[]
  /** Ids of rules. */
  readonly passedTests: readonly string[]
  readonly warnedTests: readonly string[]
  readonly failedTests: readonly string[]
  /** A field of our own, as the parsing rules of in-toto allow: all that is needed to judge again. */
  readonly gonogoVerdict: VerdictDocument
}

/**
 * The statement that a verdict makes: about the plan and the documents that were joined, in the words of test results.
 * NO-GO and INDETERMINATE both are FAILED, for whoever cannot tell must not let go.
 */
export function statementOf(verdict: VerdictDocument): Statement {
  return {
    _type: STATEMENT_TYPE,
    subject: verdict.documents.map(({ place, sha256 }) => resource(place, sha256)),
    predicateType: PREDICATE_TYPE,
    predicate: {
      result: resultOf(verdict),
      configuration: [
        ...verdict.rules.map(({ id, sha256 }) => resource(`rule ${id}`, sha256)),
        ...verdict.waivers.map(({ rule, ticket, sha256 }) => resource(`waiver ${rule} ${ticket}`, sha256)),
        ...verdict.evidence.map(({ name, sha256 }) => resource(`evidence ${name}`, sha256)),
      ],
      ...testsOf(verdict),
      gonogoVerdict: verdict,
    },
  }
}

function resource(name: string, sha256: string): Resource {
  return { name, digest: { sha256 } }
}

function resultOf({ verdict, findings }: VerdictDocument): Predicate['result'] {
  if (verdict !== 'GO') return 'FAILED'
  return findings.some(isWarning) || findings.some(fails) ? 'WARNED' : 'PASSED'
}

/** Each rule once, by the worst that it found. Rules that only noted something passed. */
function testsOf({ rules, findings }: VerdictDocument): Pick<Predicate, 'passedTests' | 'warnedTests' | 'failedTests'> {
  const failed = new Set(findings.filter(fails).map(({ rule }) => rule))
  const warned = new Set(findings.filter(isWarning).map(({ rule }) => rule))
  const asked = [...new Set([...rules.map(({ id }) => id), ...failed, ...warned])].sort()
  return {
    passedTests: asked.filter((id) => !failed.has(id) && !warned.has(id)),
    warnedTests: asked.filter((id) => !failed.has(id) && warned.has(id)),
    failedTests: asked.filter((id) => failed.has(id)),
  }
}

/** What a waiver allows is no failure any more, and still worth a warning. */
function fails({ level, waivedBy }: StatedFinding): boolean {
  return level === 'block' && waivedBy === null
}

function isWarning({ level, waivedBy }: StatedFinding): boolean {
  return waivedBy !== null || level === 'warn'
}
