import { answer, type Collected, type Reading, unread } from '../collected.js'
import type { Section, Unit } from '../structure/unit.js'
import { tablesAmong } from './tables.js'
import { END, START } from './window-ends.js'
import { fitsWithin } from './within.js'

/**
 * `| Start | End |` below `## Window`: a row answers what the heads of the columns ask. Of several rows none is the one
 * window.
 */
export function readWindowTables(section: Section, content: readonly Unit[], reading: Reading, into: Collected): void {
  for (const table of tablesAmong(content)) {
    const cells = table.flatMap((unit) => (unit.cells ?? []).map((cell) => ({ ...cell, unit })))
    for (const header of new Set(cells.map((cell) => cell.header))) {
      const field = header ? endNamed(header, section, reading) : null
      const [first, ...others] = field ? cells.filter((cell) => cell.header === header) : []
      if (!field || !first) continue
      const place = { span: first.text ? first.span : first.unit.span, where: section.where }
      const texts = [...new Set([first, ...others].map(({ text }) => text))]
      if (texts.length > 1) unread(into, field, texts.join(', '), place)
      else answer(into, reading, field, first.text, place.span, place.where)
    }
  }
}

/** The end of the window that the head of a column asks for. */
function endNamed(header: string, section: Section, { vocabulary }: Reading): string | null {
  const title = vocabulary.titleKey(header)
  const spec = (vocabulary.fieldsByTitle.get(title) ?? []).find(
    ({ fact, within }) =>
      (fact === START || fact === END) && (!within || fitsWithin(within, section, title, vocabulary)),
  )
  return spec?.fact ?? null
}
