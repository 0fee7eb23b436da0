import type { Block, Html } from '../../model/index.js'
import type { Section } from './unit.js'

/** The section that goes on below a block of HTML: a summary ends with its `</details>`. */
export function closeSummary(block: Html, section: Section): Section {
  const ends = block.text.text.lastIndexOf('</details') > block.text.text.lastIndexOf('<summary')
  return ends && section.type === 'line' ? (section.parent as Section) : section
}

/** A lead-in governs the block right below it (and a second list or fence that follows at once), not the next paragraph. */
export function closeLeadIn(section: Section, next: Block | undefined): Section {
  if (section.type !== 'lead-in') return section
  return next && (next.type === 'list' || next.type === 'code' || next.type === 'table')
    ? section
    : (section.parent as Section)
}
