/** Columns of the widest line. */
export const WIDTH = 100

/** A line that fits: what is too long ends in an ellipsis. */
export const fitted = (text: string, width = WIDTH): string =>
  text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`

/** Lines of a text that fit, broken between words, the later ones indented. */
export function wrapped(text: string, indent = '    '): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = indent + word
    } else line += line === '' || line === indent ? word : ` ${word}`
  }
  return [...lines, line]
}

/** Rows under their heads, each column as wide as its widest cell; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const texts = rows.map((row) => row.map(String))
  const widths = head.map((title, at) => Math.max(title.length, ...texts.map((row) => row[at]?.length ?? 0)))
  const isNumber = head.map((_, at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(head), ...texts.map(line)].map((text) => fitted(`  ${text}`))
}

/** A heading with a line below it. */
export const heading = (text: string): readonly string[] => ['', text, '='.repeat(Math.min(WIDTH, text.length))]
