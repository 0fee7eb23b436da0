import type { Span } from './span.js'

export const EVIDENCE_TYPES = ['git', 'registry', 'prometheus', 'http', 'file'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

/** How what is seen is compared with what is asked: the names are those of the rule language. */
export const EVIDENCE_OPERATORS = [
  'equals',
  'notEquals',
  'atMost',
  'lessThan',
  'atLeast',
  'moreThan',
  'isStated',
  'isNotStated',
] as const
export type EvidenceOperator = (typeof EVIDENCE_OPERATORS)[number]

/** A tag of a git repository. Paths are relative to the folder of the config. */
export interface GitQuestion {
  readonly type: 'git'
  readonly repository: string
  readonly tag: string
  /** An annotated tag and not a name alone. */
  readonly annotated: boolean
  /** Signed, and the signature is good by the keys that git knows. */
  readonly signed: boolean
  /** A revision that must contain the tag's commit: what ships. Null: not asked. */
  readonly ancestorOf: string | null
}

/** A manifest of a container registry, by the OCI distribution API. */
export interface RegistryQuestion {
  readonly type: 'registry'
  readonly url: string
  readonly repository: string
  /** A tag or a digest. */
  readonly reference: string
  /** The digest that the manifest must have. Null: that of the reference, where it is one. */
  readonly digest: string | null
}

/** The newest value of a PromQL query, compared with a number. Of several series each one must hold. */
export interface PrometheusQuestion {
  readonly type: 'prometheus'
  readonly url: string
  readonly query: string
  readonly operator: EvidenceOperator
  readonly value: number
}

/** A value in the JSON that an address answers with. */
export interface HttpQuestion {
  readonly type: 'http'
  readonly url: string
  /** JSON pointer (RFC 6901). */
  readonly pointer: string
  readonly operator: EvidenceOperator
  readonly value: string | number | boolean | null
  /** JSON pointer to the moment of what it tells (ISO 8601), where the answer says. Null: that of the answer. */
  readonly dated: string | null
}

export const FILE_FORMATS = ['junit', 'drill', 'approval'] as const
/** `proof`: whichever of them it shows itself to be. Plans name proofs and no formats. */
export type FileFormat = (typeof FILE_FORMATS)[number] | 'proof'

/** A file that somebody or something left as proof. */
export interface FileQuestion {
  readonly type: 'file'
  readonly path: string
  readonly format: FileFormat
}

export type Question = GitQuestion | RegistryQuestion | PrometheusQuestion | HttpQuestion | FileQuestion

/** Names of environment variables that hold credentials. Their values are read by probes alone and appear nowhere. */
export interface Credentials {
  readonly tokenEnv: string | null
  readonly usernameEnv: string | null
  readonly passwordEnv: string | null
}

/** What a gate asks the world: an entry of `gate.evidence`, whose texts may name facts of the plan in braces. */
export interface EvidenceDemand {
  /** Unique among those of a gate. */
  readonly name: string
  readonly question: Question
  readonly credentials: Credentials
  /** Seconds after which what was seen proves nothing any more. Null: it stays. */
  readonly maxAge: number | null
  /** Of an approval: the names or roles of which one must have approved. Left out: anybody counts. */
  readonly approvers?: readonly string[]
  /** Seconds that a probe may take. */
  readonly timeout: number
  /** Facts that its texts name in braces, and where. */
  readonly names?: readonly { readonly fact: string; readonly span: Span }[]
  readonly path: string
  readonly span: Span
}

/** What a probe saw, or why it saw nothing: the plain form in which evidence is recorded and replayed. */
export interface Observation {
  readonly name: string
  /** The question as it was asked, facts of the plan filled in. It is another one where this differs. */
  readonly question: Question
  /** When the probe looked: ISO 8601, UTC. */
  readonly observed: string
  /** From when what was seen is: of a file or an answer that says so. Null: from when it was looked at. */
  readonly dated: string | null
  /** Null: it could not be read. */
  readonly seen: Seen | null
  /** Why it could not be read, for people; never holds a credential. Null: it could. */
  readonly unreadable: string | null
}

/** By the type of the question. Numbers and texts as the other side gave them. */
export type Seen =
  | {
      readonly type: 'git'
      readonly exists: boolean
      readonly commit: string | null
      readonly annotated: boolean
      /** Null: not asked for. */
      readonly signature: 'good' | 'bad' | 'none' | 'unknown' | null
      readonly signer: string | null
      /** Null: not asked for. */
      readonly ancestor: boolean | null
    }
  | {
      readonly type: 'registry'
      readonly exists: boolean
      readonly digest: string | null
      readonly mediaType: string | null
    }
  | {
      readonly type: 'prometheus'
      /** One for each series; `value` as Prometheus writes it, `NaN` and `+Inf` too. */
      readonly series: readonly { readonly labels: string; readonly value: string }[]
    }
  | {
      readonly type: 'http'
      readonly status: number
      readonly found: boolean
      /** As JSON. */
      readonly value: string | null
    }
  | {
      readonly type: 'junit'
      readonly sha256: string
      readonly tests: number
      readonly failures: number
      readonly errors: number
      readonly skipped: number
    }
  | {
      readonly type: 'drill'
      readonly sha256: string
      readonly outcome: string | null
      /** Seconds. */
      readonly duration: number | null
    }
  | {
      readonly type: 'approval'
      readonly sha256: string
      readonly decision: string | null
      readonly by: string | null
      readonly role: string | null
    }

/** What an observation says to its demand. */
export interface EvidenceResult {
  readonly demand: EvidenceDemand
  readonly observation: Observation
  readonly answer: 'holds' | 'fails' | 'unreadable'
  /** One sentence for people, with what was seen. */
  readonly says: string
  /** What would help, in one sentence or two. Empty where it holds. */
  readonly remedy: string
  /** From when it is: ISO 8601. Null where it could not be read. */
  readonly date: string | null
}
