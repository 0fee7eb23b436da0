import type { Document } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import { noteAttempted } from './attempted.js'
import { noteDoubts } from './doubts.js'
import { readRestated } from './restated.js'

/** What an incident says beside its answers that takes one of them back, once all answers are read. */
export function weighAnswers(units: readonly Unit[], document: Document, reading: Reading, into: Collected): void {
  readRestated(units, document.blocks, reading, into)
  noteAttempted(units, reading, into)
  noteDoubts(reading, into)
}
