import type { Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { isImperative } from './instructing.js'

const NUMBERED = /^\W*(?:(?:step|phase|stage)\s+)?(\d+)(?:[.):]|\s*[-–—:])\s+|^\W*(?:step|phase|stage)\s+(\d+)\s+/i

/** Headings inside a rollback that are steps: `Step 2: Restore the database`; a bare `Database rollback` is a topic. */
export function instructingHeadings({ outline, scopes }: Reading): readonly Unit[] {
  return outline.sections.flatMap((section) => {
    const { parent } = section
    if (!parent || (section.type !== 'heading' && section.type !== 'line')) return []
    const number = NUMBERED.exec(section.title)
    const text = number ? section.title.slice(number[0].length) : ''
    return number && isImperative(text) && scopes.of(parent).rollback ? [asStep(section, parent, text, number)] : []
  })
}

function asStep({ span }: Section, section: Section, text: string, number: RegExpExecArray): Unit {
  return {
    type: 'item',
    text,
    prose: { text, runs: [{ offset: 0, line: span.line, column: span.column }], marks: [] },
    from: 0,
    span,
    section,
    checked: null,
    number: Number(number[1] ?? number[2]),
    listDepth: 1,
    quoted: false,
    language: null,
  }
}
