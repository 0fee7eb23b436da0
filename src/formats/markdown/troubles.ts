import type { Trouble } from '../problem.js'

export function unclosedFence(lastLine: number): Trouble {
  return {
    code: 'unclosed-fence',
    severity: 'error',
    message: `The code block that begins here is never closed, so everything up to line ${lastLine} was taken for code.`,
    fix: 'Close the block with a line that has the same fence as its first line.',
  }
}

/** What stands behind the list item or quote is not swallowed, so the document is read as its author meant it. */
export const FENCE_ENDED_BY_CONTAINER: Trouble = {
  code: 'unclosed-fence',
  severity: 'note',
  message: 'The code block that begins here is never closed; it was read up to the end of its list item or quote.',
  fix: 'Close the block with a line that has the same fence, indented like its first line.',
}

export function unclosedComment(): Trouble {
  return {
    code: 'unclosed-comment',
    severity: 'error',
    message: 'The comment that begins here is never closed with `-->`, so what follows it is hidden from every reader.',
    fix: 'Close the comment with `-->`.',
  }
}

/** Markdown goes on to the next `-->`; what shows the page as HTML does not, and readers see what stands between. */
export const DOUBTFUL_COMMENT: Trouble = {
  code: 'unclosed-comment',
  severity: 'error',
  message: 'The comment is closed with `--!>` here, which ends it for some readers and not for others.',
  fix: 'Close the comment with `-->`.',
}

export const UNCLOSED_FRONT_MATTER: Trouble = {
  code: 'unclosed-front-matter',
  severity: 'error',
  message: 'Front matter begins here and no second `---` closes it, so its keys were not read.',
  fix: 'Put a line `---` behind the last key.',
}

export const UNSUPPORTED_FRONT_MATTER: Trouble = {
  code: 'unsupported-front-matter',
  severity: 'note',
  message: 'The front matter is TOML (`+++`), which is not read.',
  fix: 'Write the front matter as YAML between two lines `---`.',
}
