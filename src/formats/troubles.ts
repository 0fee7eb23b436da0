import type { Trouble } from './problem.js'

export const EMPTY_DOCUMENT: Trouble = {
  code: 'empty-document',
  severity: 'error',
  message: 'The document is empty: nothing is written in it but white space and comments.',
  fix: 'Write the document, or leave the file out of the paths to check.',
}

export const MERGE_CONFLICT: Trouble = {
  code: 'merge-conflict',
  severity: 'error',
  message: 'A merge conflict was never resolved here: the document says two different things at once.',
  fix: 'Keep one side, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
}

export const TOO_LARGE: Trouble = {
  code: 'too-large',
  severity: 'error',
  message: 'There is more YAML here than can be read with positions in reasonable memory, so none of it was read.',
  fix: 'Split the file, or leave it out of the paths to check; release documents are pages, not data sets.',
}

export function damagedEncoding(readAs: string): Trouble {
  return {
    code: 'damaged-encoding',
    severity: 'note',
    message: `The text was damaged before it was saved: UTF-8 was read as ${readAs}. It was read as what it must have been.`,
    fix: `Mend the file: write it as ${readAs} and read those bytes as UTF-8, or restore it from before the damage.`,
  }
}

export function duplicateKey(key: string, firstLine: number): Trouble {
  return {
    code: 'duplicate-key',
    severity: 'error',
    message: `The key \`${shorten(key)}\` already stands on line ${firstLine}; readers disagree which of the two counts.`,
    fix: 'Keep one of them, or rename the other.',
  }
}

/** A name short enough for a message. */
export const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text)
