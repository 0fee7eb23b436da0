import { remembered } from '../wording/remembered.js'
import { dateReader, datesIn, loneDateReader, type WrittenDate } from './dates.js'
import type { Duration } from './duration.js'
import { durationReader, loneDuration } from './durations.js'
import { periodReader } from './periods.js'
import { type Stretch, stretchReader } from './stretches.js'
import { type Threshold, thresholdReader } from './thresholds.js'
import { loneVersionReader, type VersionMention, versionReader } from './versions.js'
import { type Window, windowReader } from './windows.js'
import type { QuantityWords } from './words.js'

/** Reads the quantities of a text by the words of a vocabulary. */
export interface Quantities {
  durationsIn(text: string): readonly Duration[]
  windowsIn(text: string): readonly Window[]
  thresholdsIn(text: string): readonly Threshold[]
  versionsIn(text: string): readonly VersionMention[]
  /** The first date of a text. */
  dateOf(text: string): string | null
  datesIn(text: string): readonly WrittenDate[]
  /** The one duration, version or date that a text is, with nothing before or behind it. */
  loneDuration(text: string): number | null
  loneVersion(text: string): string | null
  loneDate(text: string): string | null
  periodOf(text: string): string | null
  /** From when to when, where a text is nothing else. */
  stretchOf(text: string): Stretch | null
}

/** Makes the patterns of all readers, once for a run. */
export function compileQuantities(words: QuantityWords): Quantities {
  const durationsIn = remembered(durationReader(words))
  const versionsIn = remembered(versionReader(words))
  const dateIn = dateReader(words)
  const loneDate = loneDateReader(words, dateIn)
  const periodOf = periodReader(words, loneDate)
  return {
    durationsIn,
    windowsIn: remembered(windowReader(words)),
    thresholdsIn: remembered(thresholdReader(words, durationsIn)),
    versionsIn,
    dateOf: (text) => dateIn(text)?.value ?? null,
    datesIn: (text) => datesIn(text, dateIn),
    loneDuration: (text) => loneDuration(text, durationsIn),
    loneVersion: loneVersionReader(words, versionsIn),
    loneDate,
    periodOf,
    stretchOf: stretchReader(words, loneDate, periodOf),
  }
}
