import type { Decision } from '../model/index.js'

/** A command line, configuration or rule that cannot be used. */
export const USAGE = 2

/** The same for every format: scripts may rely on it. */
export const EXIT_CODES: Readonly<Record<Decision, number>> = { GO: 0, 'NO-GO': 1, INDETERMINATE: 3 }
