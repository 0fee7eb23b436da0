import picocolors from 'picocolors'
import { NO_COLOUR, type Palette, type View } from '../report/index.js'
import type { Io, Output } from './io.js'

/** Colour only on a terminal, unless the environment or the command line says otherwise: no beats yes. */
export function paletteFor(output: Output, env: Io['env'], wanted: boolean): Palette {
  if (!wanted || isSet(env['NO_COLOR'])) return NO_COLOUR
  const forced = isSet(env['FORCE_COLOR']) && env['FORCE_COLOR'] !== '0'
  if (!forced && (!output.terminal || env['TERM'] === 'dumb' || env['FORCE_COLOR'] === '0')) return NO_COLOUR
  const colours = picocolors.createColors(true)
  return {
    block: (text) => colours.bold(colours.red(text)),
    warn: (text) => colours.bold(colours.yellow(text)),
    note: (text) => colours.bold(colours.cyan(text)),
    go: (text) => colours.bold(colours.green(text)),
    strong: colours.bold,
    dim: colours.dim,
    gutter: colours.blue,
  }
}

/** How a report is shown; a file never gets colour. */
export function viewFor(
  io: Io,
  options: {
    readonly color: boolean
    readonly verbose?: boolean
    readonly quiet?: boolean
    readonly outputFile?: string | undefined
  },
  linesOf: View['linesOf'],
): View {
  return {
    palette: options.outputFile === undefined ? paletteFor(io.stdout, io.env, options.color) : NO_COLOUR,
    linesOf,
    verbose: options.verbose ?? false,
    quiet: options.quiet ?? false,
    width: io.stdout.columns,
  }
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
