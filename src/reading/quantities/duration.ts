/** A length of time found in a text. */
export interface Duration {
  /** Upper end in seconds. */
  readonly seconds: number
  readonly from: number
  readonly to: number
  /** True for `T+5 to T+30`: moments on a clock that starts with the rollback. */
  readonly relative: boolean
  /** Told with a bound (`within an hour`) or as the upper end of a range: it need not be just that. */
  readonly open?: true
}
