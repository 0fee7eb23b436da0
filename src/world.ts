import type { Checked, Meter, Outcome, Problem, Source } from './model/index.js'

/** A file to be read. It is asked for its text when its turn comes, and let go afterwards. */
export interface Input {
  /** Identity, the same however the file is called: an absolute path, say. */
  readonly id: string
  /** As the user gave it; printed everywhere. */
  readonly path: string
  /** Relative to the folder of the config, for its globs. */
  readonly place: string
  /** Decoded text, or null, and the problems that kept it from being read. */
  readonly load: () => { readonly source: Source | null; readonly problems: readonly Problem[] }
  /** What tells its bytes from all others; null: it cannot be read. Absent: nobody knows. */
  readonly digest?: () => string | null
}

/** What the pipeline may ask of the world beyond its inputs. */
export interface World {
  /** ISO 8601. */
  readonly now: string
  /** The file a link of a document leads to, among the inputs or not; null for a web address and the like. */
  readonly linked: (path: string, target: string) => Input | 'missing' | null
  /** Is told whenever what a linked file says has a say in what is found. */
  readonly consults?: (linked: Input) => void
  /** Names of what stands where a missing link was looked for, written as it writes them. */
  readonly namesBeside?: (path: string, target: string) => readonly string[]
  /** Awaited now and then to let others take a turn: the Markdown parser's memory is only freed when they do. */
  readonly pause: () => Promise<void>
  /** Ask what can be done about incidents, weighed by the plans that they link: no part of a check. */
  readonly weighs?: boolean
  /** Keep with every finding how it came to be, for `explain`: takes memory with the number of documents. */
  readonly traces?: boolean
  /** Count how often each rule gave which answer about each document. */
  readonly tallies?: boolean
  /** Counts what parts of the work take. Absent: nobody does. */
  readonly meter?: Meter
  /** What was found in an input before, where it would be found again; asked when its turn comes. */
  readonly known?: (input: Input) => Checked | null
  /** Is given what was found in an input that was not known. */
  readonly keep?: (input: Input, checked: Checked) => void
  /** Has inputs judged by several at once, and gives what was found in the order of the inputs. Absent: one after the other. */
  readonly spread?: (inputs: Iterable<Input>, judge: (input: Input) => Promise<Checked>) => AsyncIterable<Checked>
  /** Is given what every rule answered about a document, met or not, before it is let go. */
  readonly outcomes?: (outcomes: readonly Outcome[]) => void
}
