import { baseName } from './launchers.js'
import type { Programs } from './programs.js'

/** A script or program of one's own, by its path or its ending. */
export const isScript = (word: string): boolean =>
  /^\.{0,2}\/[\w./-]*[a-z]\w*$/i.test(word) ? /^\.{1,2}\//.test(word) || ENDING.test(word) : ENDING.test(word)
const ENDING = /^[\w./-]+\.(?:sh|bash|zsh|ksh|py|rb|pl|ps1|bat|cmd)$/i

/** What scripts, jobs and verbs are named after: `./restore-database.sh`, `--from=cronjob/restore-db`, `shopctl rotate-keys`. */
export function effectByName(
  words: readonly string[],
  programs: Programs,
  isKnown: boolean,
): { readonly effect: string; readonly by: string } | null {
  const line = [baseName(words[0] ?? ''), ...words.slice(1, 5).filter((word) => !word.startsWith('-'))]
  const own = isScript(words[0] ?? '') ? words.slice(0, MOST_VERBS) : isKnown ? [] : verbsOf(words, programs)
  for (const word of programs.isRunner(line) ? words.slice(1) : own) {
    const name = baseName(word.replace(/^--[\w-]+=/, ''))
    if (programs.any('name-looks', [name])) return null
    const effect = effectOfName(name, programs)
    if (effect) return { effect, by: name }
  }
  return isKnown ? null : byVerbs(words, programs)
}

/** `shopctl db migrate --to 16`: two verbs of a program nobody knows, the one a database and the other a change of it. */
function byVerbs(
  words: readonly string[],
  programs: Programs,
): { readonly effect: string; readonly by: string } | null {
  const few = words.slice(1, MOST_VERBS)
  if (few.some((word) => programs.any('task-looks', word.split('-')))) return null
  const at = few.findIndex((word, index) => isVerb(word) && isVerb(few[index + 1] ?? ''))
  const [what = '', change = ''] = few.slice(at)
  const isChange =
    at >= 0 && programs.any('task-of-database', what.split('-')) && programs.any('task-changes', change.split('-'))
  return isChange ? { effect: 'database', by: `${what} ${change}` } : null
}

const isVerb = (word: string): boolean => /^[a-z][a-z-]*$/.test(word)

/** The verbs of a program nobody knows that name a database or a secret; `restore-backup` may be of anything. */
const verbsOf = (words: readonly string[], { any }: Programs): readonly string[] =>
  words.slice(1, MOST_VERBS).filter((word) => {
    const parts = word.split(/[-_]/)
    return /^[a-z][a-z_-]*$/.test(word) && (any('task-of-database', parts) || any('name-secret', parts))
  })
const MOST_VERBS = 4

/** `restore` with what is restored, `down` with migrations, `rotate` with a secret. */
export function effectOfName(name: string, { any }: Programs): 'database' | 'secret' | null {
  const parts = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((part) => part.toLowerCase())
  if (any('name-looks', parts)) return null
  if (any('name-restores', parts) && any('name-store', parts)) return 'database'
  if (any('name-back', parts) && any('name-schema', parts)) return 'database'
  return any('name-rotates', parts) && any('name-secret', parts) ? 'secret' : null
}

/** What a task does by the words of its name: `db:rollback` changes a database, `migrate:status` looks at it. */
export function effectOfTask(name: string, { any }: Programs): 'database' | 'read-only' | null {
  const parts = name.toLowerCase().split(/[^a-z]+/)
  if (!any('task-of-database', parts)) return null
  if (any('task-looks', parts)) return 'read-only'
  return any('task-changes', parts) ? 'database' : null
}
