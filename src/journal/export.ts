import { canonicalText } from '../attest/index.js'
import type { Recorded } from './sources.js'
import { yamlOf } from './yaml.js'

/** All entries as documents that `gonogo check` reads, each with its number in front. */
export function exportYaml(recorded: readonly Recorded[]): string {
  return recorded
    .map(({ entry, replacedBy }) => {
      const replaced = replacedBy === null ? '' : `, replaced by entry ${replacedBy}`
      const head = `# Entry ${entry.sequence}, appended ${entry.appended}${replaced}, hash ${entry.hash}`
      return `---\n${head}\n${yamlOf(JSON.parse(entry.document))}\n`
    })
    .join('')
}

/**
 * One line of canonical JSON for each entry: `appended`, `document`, `hash`, `previous` and `sequence`. The hash is the
 * SHA-256 of the line without `hash`.
 */
export function entryLines(recorded: readonly Recorded[]): string {
  return recorded
    .map(({ entry: { sequence, appended, previous, document, hash } }) => {
      return `${canonicalText({ sequence, appended, previous, document: JSON.parse(document), hash })}\n`
    })
    .join('')
}
