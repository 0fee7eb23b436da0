import { dirname, join, relative, resolve } from 'node:path'
import { slashed } from '../discover/slashed.js'
import type { Setup } from '../setup.js'

/** What it is called where nobody says otherwise: beside the config, or in the working directory. */
export const BASELINE = 'gonogo-baseline.json'

/** A baseline as the command line names it: a file, or true for the one that is meant where no file is named. */
export interface BaselineOption {
  readonly baseline?: string | boolean
}

export interface BaselinePlace {
  readonly absolute: string
  /** As it is printed. */
  readonly path: string
  /** What asks for it, for messages; null: nobody does. */
  readonly by: string | null
}

/** Where the baseline is that the command line, or else the config, names; or where it would be. */
export function placeOfBaseline({ baseline }: BaselineOption, { config, folder }: Setup, cwd: string): BaselinePlace {
  if (typeof baseline === 'string') {
    return { absolute: resolve(cwd, baseline), path: slashed(baseline), by: `--baseline ${baseline}` }
  }
  const absolute = config.baseline === null ? join(folder, BASELINE) : resolve(folder, config.baseline)
  const by = baseline === true ? '--baseline' : config.baseline === null ? null : `\`baseline\` of ${config.path}`
  return { absolute, path: slashed(relative(cwd, absolute)), by }
}

/** The folder of the config, seen from the file of a baseline. */
export function folderFrom(absolute: string, folder: string): string {
  return slashed(relative(dirname(absolute), folder)) || '.'
}
