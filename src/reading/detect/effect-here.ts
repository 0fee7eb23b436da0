import { baseName } from '../commands/launchers.js'
import { isScript } from '../commands/names.js'
import { chainOf, type Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'

/** What a command does by its place and its operands, where the table alone does not know. */
export function effectHere(unit: Unit, effect: string, vocabulary: Vocabulary): string {
  const words = unit.command?.words ?? []
  return changesFiles(words, effect, vocabulary) || isUndoing(unit, effect, vocabulary) ? 'database' : effect
}

/** Deleting or copying back the data directory of the service is a change of its datastore. */
function changesFiles(words: readonly string[], effect: string, vocabulary: Vocabulary): boolean {
  const isData = (path: string) => path.split('/').some((folder) => vocabulary.language('data-folders', folder))
  if (effect === 'irreversible') return words.some(isData)
  const copies = (effect === 'deploy' || effect === 'manual') && vocabulary.language('copies', words[0] ?? '')
  return copies && isData(words.at(-1) ?? '')
}

/** `./rollback.sh 41` in a chapter on migrations, `shopctl rollback`: what goes back there takes the schema back. */
function isUndoing({ command: run, section }: Unit, effect: string, vocabulary: Vocabulary): boolean {
  const { programs, words, acts } = vocabulary
  if (!run || (effect !== 'unknown' && effect !== 'deploy')) return false
  const script = run.words.slice(0, 3).find((word) => isScript(word))
  const verbs = script ? wordsOf(script) : effect === 'unknown' ? run.words.slice(1, 5) : []
  if (!programs.any('name-back', verbs)) return false
  for (const { title } of chainOf(section))
    if (words.find(title).has('changesSchema') || acts.find(title).has('database')) return true
  return false
}

const wordsOf = (script: string): readonly string[] =>
  baseName(script)
    .toLowerCase()
    .split(/[^a-z]+/)
