import type { Reading } from '../collected.js'
import type { Section } from '../structure/unit.js'

/** A step with a heading of its own. */
export interface StepSection {
  readonly section: Section
  /** As written: `3`, `2.1`. */
  readonly number: string
  readonly text: string
  /** Steps of one group follow each other; another heading of their depth between them begins a new group. */
  readonly group: number
}

const NUMBER = /\d+(?:\.\d+)*/
const LEADING = /^\d+(?:\.\d+)*(?=[.)]?\s)/

/** The headings and bold lines that are steps: `Step 3: Restore the configuration`. */
export function stepSections(reading: Reading): readonly StepSection[] {
  const found: StepSection[] = []
  const lastGroup = new Map<Section | null, { readonly group: number; closed: boolean }>()
  let groups = 0
  for (const section of reading.outline.sections) {
    if (section.type !== 'heading' && section.type !== 'line') continue
    const step = stepIn(section, reading)
    const open = lastGroup.get(section.parent)
    if (!step) {
      if (open) open.closed = true
      continue
    }
    const group = open && !open.closed ? open.group : groups++
    if (!open || open.closed) lastGroup.set(section.parent, { group, closed: false })
    found.push({ ...step, group })
  }
  return found
}

function stepIn(section: Section, { vocabulary, scopes }: Reading): Omit<StepSection, 'group'> | null {
  const book = vocabulary.says('procedure')
  const hit = book.find(section.title).first('step-title')
  // `### 2. Restore` is a step below `## Steps`; elsewhere it is a chapter.
  const isNumbered = !hit && section.parent?.type === 'heading' && book.find(section.parent.title).has('part-workflow')
  const from = hit?.from ?? 0
  const number = hit ? NUMBER.exec(section.title.slice(from)) : isNumbered ? LEADING.exec(section.title) : null
  if (!number) return null
  const scope = scopes.of(section)
  if (!scope.rollback || scope.aside || scope.forbidden || scope.template) return null
  const rest = section.title.slice(from + number.index + number[0].length)
  // `Step 2a` is a part of step 2.
  const letter = /^[a-z](?![a-z])/i.exec(rest)?.[0]
  const text = rest.slice(letter?.length ?? 0).replace(/^[^\p{L}\p{N}]+/u, '')
  return { section, number: letter ? `${number[0]}.${letterNumber(letter)}` : number[0], text: text.trim() }
}

const letterNumber = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96
