import type { Observation } from '../../model/index.js'
import type { GateOptions } from '../options.js'

/** What a gate is given: the options of the command line, or what a signed verdict recorded. */
export interface Given extends Partial<Omit<GateOptions, 'format' | 'outputFile' | 'color' | 'record' | 'verdict'>> {
  readonly color: boolean
  /** What was seen before, in the place of a file of it. */
  readonly observations?: readonly Observation[]
  /** Places of the documents that a verdict knew, where it is judged again. */
  readonly known?: ReadonlySet<string>
  /** The commit that the trusted revision stood for. */
  readonly rulesFromCommit?: string
}
