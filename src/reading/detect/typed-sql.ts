import type { Prose } from '../../model/index.js'
import type { Reading } from '../collected.js'
import { effectOfSql, isStatement } from '../commands/sql.js'
import type { StatementEffect } from '../commands/statements.js'
import type { Unit } from '../structure/unit.js'
import type { Vocabulary } from '../vocabulary.js'

/** What the SQL in a line of code does, or null where the line holds none. */
export type SqlOf = (unit: Unit) => StatementEffect | null

/** Lines in fences of SQL, and in other code what was typed at a prompt or is a whole statement. */
export function sqlIn({ vocabulary }: Reading): SqlOf {
  const { statements } = vocabulary
  const known = new Map<Prose, boolean>()
  return (unit) => {
    if (unit.language === 'sql') return onlyReads(unit.prose) ? 'read-only' : effectOfSql(unit.text, statements)
    const prompt = DATABASE_PROMPT.exec(unit.text) ?? namedPrompt(unit.text, vocabulary)
    if (prompt) return effectOfSql(unit.text.slice(prompt[0].length), statements)
    return isStatement(unit.text, statements) ? effectOfSql(unit.text, statements) : null
  }

  /** Whether all of a fence together only reads: what a transaction takes back at its end was never done. */
  function onlyReads(prose: Prose): boolean {
    const reads = known.get(prose) ?? effectOfSql(prose.text, statements) === 'read-only'
    known.set(prose, reads)
    return reads
  }
}

/** `orders=#`, `orders=>`. */
const DATABASE_PROMPT = /^[\w.-]{1,60}[=*(!'"-][#>]\s+/
/** `mysql>`, `MariaDB [orders]>`, `rs0:PRIMARY>`, `user@db [orders]>`. */
const NAMED_PROMPT = /^([\w.@:-]{1,60})(?:\s*\[[^\]]{0,60}\])?>\s+/

function namedPrompt(text: string, { programs }: Vocabulary): RegExpExecArray | null {
  const found = NAMED_PROMPT.exec(text)
  return found && (programs.is('prompts', found[1] as string) || /@.*\[/.test(found[0])) ? found : null
}
