import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  /** How many documents of each language. */
  readonly sizes: readonly number[]
  /** A folder with documents of somebody else. */
  readonly real: string | null
  readonly runs: number
  /** Names of peers, or null for all. */
  readonly peers: readonly string[] | null
  /** A case is not repeated when its runs took longer, in seconds, and a peer that would take ten times as long is left out. */
  readonly patience: number
  readonly profile: boolean
  /** Where documents are written and peers are installed. */
  readonly work: string
  /** Whether `bench/README.md` is written; else the tables are only printed. */
  readonly write: boolean
}

export const USAGE = `npm run bench -- [options]

  --sizes 200,2000,10000   how many documents of each language
  --real FOLDER            measure on the documents of this folder too
  --runs 3                 how often each program runs; the median counts
  --peers a,b | none       only these peers; default: all that can be installed
  --patience 60            seconds after which a program is not run again
  --no-profile             do not tell what the time is spent on
  --work FOLDER            where documents and peers lie; default: below the folder for temporary files
  --quick                  200 documents, one run, no peers, and nothing is written
  --print                  print the tables, and leave bench/README.md as it is
`

/** Null where the arguments cannot be read. */
export function optionsFrom(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        sizes: { type: 'string' },
        real: { type: 'string' },
        runs: { type: 'string' },
        peers: { type: 'string' },
        patience: { type: 'string' },
        profile: { type: 'boolean', default: true },
        work: { type: 'string' },
        quick: { type: 'boolean', default: false },
        print: { type: 'boolean', default: false },
      },
    })
    const peers = values.peers ?? (values.quick ? 'none' : undefined)
    const options: Options = {
      sizes: (values.sizes ?? (values.quick ? '200' : '200,2000,10000')).split(',').map(Number),
      real: values.real === undefined ? null : resolve(values.real),
      runs: Number(values.runs ?? (values.quick ? 1 : 3)),
      peers: peers === undefined ? null : peers.split(',').filter((name) => name !== 'none'),
      patience: Number(values.patience ?? 60),
      profile: values.profile,
      work: resolve(values.work ?? join(tmpdir(), 'gonogo-bench')),
      write: !values.print && !values.quick,
    }
    const isCount = (number: number): boolean => Number.isInteger(number) && number > 0
    return [...options.sizes, options.runs, options.patience].every(isCount) ? options : null
  } catch {
    return null
  }
}
