/** Which documents were judged, where only those were asked for that changed. */
export interface SinceReport {
  /** As it was named. */
  readonly revision: string
  /** The commit that the work tree was compared with: the merge base of HEAD and the revision. */
  readonly commit: string
  /** Documents that there are. */
  readonly documents: number
  /** Documents that changed, new ones too. */
  readonly changed: number
  /** Documents that did not, and that link to what changed or is gone. */
  readonly linking: number
  /** Why all of them were judged; null: only those that changed and those that link to them. */
  readonly everything: string | null
}
