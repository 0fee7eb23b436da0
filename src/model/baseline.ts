/** A finding that was there when the baseline was written. All but the fingerprint is for those who read a change of the file. */
export interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  /** Its document, seen from the folder of the config. */
  readonly path: string
  /** Heading path or pointer. */
  readonly where: string
}

/** What a run was compared with, and what came of it. */
export interface BaselineReport {
  /** As it is printed. */
  readonly path: string
  /** How many findings of this run it lists. */
  readonly known: number
  /** What it lists of documents that were read, and that is not found there any more. */
  readonly stale: readonly BaselineEntry[]
}
