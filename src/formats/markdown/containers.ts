/** A tab or an admonition of a page generator: indent, mark, and what it is called. */
const OPENS = /^( *)(===!|===\+|===|!!!|\?\?\?\+|\?\?\?) +(\S[^\n]*)$/
const COLONS = /^ *:{3,}[^\n]*$/
const FENCE = /^ *(?:[-*+] +|\d{1,9}[.)] +)*(`{3,}|~{3,})/
const INDENT = 4

/**
 * The text with the marks of tabs (`=== "Linux"`), admonitions (`!!! warning`, `??? note`) and directives (`:::tip`)
 * replaced, so that what they hold is read as the Markdown it is and not as indented code. Every character keeps its
 * place: what is indented below a mark becomes a list item, which is indented just so.
 */
export function withoutContainers(text: string): string {
  if (!/^ *(?:===|!!!|\?\?\?|:::)/m.test(text)) return text
  const lines = text.split('\n')
  let fence = ''
  /** The indent at which the first line of what a mark holds is awaited; -1 where none is. */
  let awaited = -1
  lines.forEach((line, at) => {
    const isBlank = line.trim() === ''
    if (awaited >= 0 && !isBlank) {
      if (indentOf(line) >= awaited + INDENT) lines[at] = marked(line, awaited)
      awaited = -1
    }
    const marks = FENCE.exec(line)?.[1]
    if (fence) {
      if (marks?.startsWith(fence) && line.trim() === marks) fence = ''
      return
    }
    if (marks) {
      fence = marks
      return
    }
    const [, indent = '', , title = ''] = OPENS.exec(line) ?? []
    if (COLONS.test(line)) lines[at] = ' '.repeat(line.length)
    else if (title && holds(lines, at, indent.length)) {
      const isTitled = title.includes('"')
      lines[at] = isTitled ? titledItem(line, indent.length) : ' '.repeat(line.length)
      if (!isTitled) awaited = indent.length
    }
  })
  return lines.join('\n')
}

/** The mark, or the indent, becomes the bullet of a list item whose text begins where the indented lines do. */
const marked = (line: string, indent: number): string =>
  `${line.slice(0, indent)}-${' '.repeat(INDENT - 1)}${line.slice(indent + INDENT)}`

/** Behind a longer mark the title is one bullet further in. */
const titledItem = (line: string, indent: number): string => marked(line, indent).replace(/^( *- {2}) {2}/, '$1+ ')

/** Whether what comes next stands below the mark. */
function holds(lines: readonly string[], at: number, indent: number): boolean {
  const next = [lines[at + 1], lines[at + 2]].find((line) => line !== undefined && line.trim() !== '')
  return next !== undefined && indentOf(next) >= indent + INDENT
}

const indentOf = (line: string): number => line.length - line.trimStart().length
