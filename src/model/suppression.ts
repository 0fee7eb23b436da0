import type { Span } from './span.js'

/** What a comment that suppresses speaks of: its own line, the next block, or the section in which it stands. */
export const SUPPRESSION_SCOPES = ['line', 'next-line', 'section'] as const
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number]

/** What is wrong with the way in which a comment is written, and how it would be right. */
export interface SuppressionFault {
  readonly because: string
  readonly remedy: string
}

/** What a comment says of one rule. A comment that names several says it of each; one that is malformed is one. */
export interface Suppression {
  /** Null where the comment does not say it as it has to be said. */
  readonly scope: SuppressionScope | null
  readonly rule: string | null
  readonly reason: string | null
  /** The last day on which it counts, `2027-01-31`. */
  readonly until: string | null
  readonly fault: SuppressionFault | null
  readonly path: string
  readonly span: Span
  /** The lines on which findings begin that it is for, both inclusive; null: nothing stands there. */
  readonly lines: { readonly from: number; readonly to: number } | null
}

/**
 * `in-force`: it counts. `expired`: its day is over. `not-waivable`: its rule forbids it. `malformed`: it is not written
 * as it has to be.
 */
export const SUPPRESSION_STANDINGS = ['in-force', 'expired', 'not-waivable', 'malformed'] as const
export type SuppressionStanding = (typeof SUPPRESSION_STANDINGS)[number]

export interface SuppressionReport {
  readonly suppression: Suppression
  readonly standing: SuppressionStanding
  /** Whether something is known to be wrong there that it is for. */
  readonly used: boolean
  /** The first moment at which it no longer counts: ISO 8601, UTC. Null where it names no day. */
  readonly ends: string | null
  /** In words: why it suppresses nothing, and what would help. Null of one that suppresses something. */
  readonly because: string | null
  readonly remedy: string | null
}

const REACH = '(?:next[-_]?line|line|section)'
const RULE = '[\\w-]+/[\\w-]+'

/**
 * What is meant for a comment that suppresses, also where it is misspelt: nobody may believe that something is suppressed
 * which is not. The name of a file, another word, and a sentence about gonogo are none: `gonogo-waivers.yaml`.
 */
const ADDRESS = new RegExp(
  [
    `gonogo[-_:](?:disable|enable|ignore|suppress|skip|allow|waive)(?:[-_](?:${REACH}|file|block|all|rules?|start|end|begin))?(?=[\\s:]|$)`,
    'gonogo[-_:]disable[-_][a-z_-]+(?=\\s|$)',
    // `gongo-disable-line`, `gonogo-dissable-line`, `gonogo: disable-line`
    `[gno][gno-]{2,7}(?:[-_:]|:?\\s+)d[a-z]{0,3}a[a-z]?b[a-z]{0,3}[-_]${REACH}(?![a-z])`,
    `gonogo:?\\s+disable\\s+${RULE}`,
    `disable[-_]${REACH}\\s+${RULE}`,
  ]
    .map((one) => `^${one}`)
    .join('|'),
  'i',
)

/** Whether a comment tells gonogo to leave something out: it is read as an instruction, never as something a document says. */
export function isDirective(comment: string): boolean {
  return ADDRESS.test(comment)
}
