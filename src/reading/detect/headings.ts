import type { Reading } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'
import { isImperative, ordersAsTitle } from './instructing.js'

/** Headings inside a rollback that are steps: `Step 2: Restore the database`; a bare `Database rollback` is a topic. */
export function instructingHeadings({ outline, scopes, vocabulary }: Reading): readonly Unit[] {
  const parents = new Set(
    outline.sections.flatMap(({ type, parent }) => (type === 'heading' && parent ? [parent] : [])),
  )
  return outline.sections.flatMap((section) => {
    const { parent } = section
    if (!parent || (section.type !== 'heading' && section.type !== 'line')) return []
    const { number, text } = numbered(section.title, vocabulary)
    const orders = number === null ? ordersAsTitle(text, vocabulary) : isImperative(text, vocabulary)
    if (!orders || !scopes.of(parent).rollback) return []
    return number !== null || !parents.has(section) ? [asStep(section.span, parent, text, number)] : []
  })
}

/** `3. Restore`, `Step 3: Restore`: the number and what it numbers. */
function numbered(title: string, vocabulary: Vocabulary): { readonly number: number | null; readonly text: string } {
  const said = vocabulary.says('describing').find(title)
  const step = said.first('step-number')
  const hit = step ?? said.first('number')
  const rest = hit ? title.slice(hit.to) : ''
  const mark = (step ? /^(?:[.):]|\s*[-–—:]|(?=\s))\s+/ : /^(?:[.):]|\s*[-–—:])\s+/).exec(rest)
  if (!hit || !mark) return { number: null, text: title }
  const figures = /\d+$/.exec(title.slice(hit.from, hit.to))
  return { number: Number(figures?.[0] ?? 0), text: rest.slice(mark[0].length) }
}

/** A title as the step that it is. */
export function asStep(span: Section['span'], section: Section, text: string, number: number | null): Unit {
  return {
    type: 'item',
    text,
    prose: { text, runs: [{ offset: 0, line: span.line, column: span.column }], marks: [] },
    from: 0,
    span,
    section,
    checked: null,
    number,
    listDepth: 1,
    quoted: false,
    language: null,
  }
}
