import picocolors from 'picocolors'
import { NO_COLOUR, type Palette } from '../report/index.js'
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

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
