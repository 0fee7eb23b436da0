import { dateReader } from './dates.js'
import type { Duration } from './duration.js'
import { durationReader } from './durations.js'
import { periodReader } from './periods.js'
import { type Threshold, thresholdReader } from './thresholds.js'
import { type VersionMention, versionReader } from './versions.js'
import { type Window, windowReader } from './windows.js'
import type { QuantityWords } from './words.js'

/** Reads the quantities of a text by the words of a vocabulary. */
export interface Quantities {
  durationsIn(text: string): readonly Duration[]
  windowsIn(text: string): readonly Window[]
  thresholdsIn(text: string): readonly Threshold[]
  versionsIn(text: string): readonly VersionMention[]
  dateOf(text: string): string | null
  periodOf(text: string): string | null
}

/** Makes the patterns of all readers, once for a run. */
export function compileQuantities(words: QuantityWords): Quantities {
  const durationsIn = durationReader(words)
  const dateOf = dateReader(words)
  return {
    durationsIn,
    windowsIn: windowReader(words),
    thresholdsIn: thresholdReader(words, durationsIn),
    versionsIn: versionReader(words),
    dateOf,
    periodOf: periodReader(words, dateOf),
  }
}
