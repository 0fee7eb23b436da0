import type { Programs } from './programs.js'

/** A tool with its arguments, or the name of a task that somebody else wrote. */
export type Launched =
  | { readonly type: 'command'; readonly words: readonly string[] }
  | { readonly type: 'task'; readonly name: string }

const DEEPEST = 5

/** What is really run: `npx prisma migrate`, `bundle exec rails db:rollback`, `npm run db:rollback`. The tool decides, not its launcher. */
export function launched(words: readonly string[], programs: Programs): Launched {
  let told = words
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = launchedBy(told, programs)
    if (!next) break
    if (next.type === 'task') return next
    told = next.words
  }
  return { type: 'command', words: told }
}

function launchedBy(words: readonly string[], { is, launcherLength }: Programs): Launched | null {
  const program = baseName(words[0] ?? '')
  const length = launcherLength([program, ...words.slice(1, 3)])
  if (length > 0) return behind(words, length)
  if (is('packagers', program)) return scriptOf(words, is)
  if (is('tasks', program)) return taskOf(words)
  return is('interpreters', program) ? scriptFile(words, is) : null
}

/** The first word from `at` on that is no option, and all that follows. */
function behind(words: readonly string[], at: number): Launched | null {
  const from = words.findIndex((word, index) => index >= at && !word.startsWith('-') && !/^[A-Z_]+=/.test(word))
  return from < 0 ? null : { type: 'command', words: words.slice(from) }
}

/** `npm exec prisma migrate`, `yarn knex migrate:down`; a script's name says what it is for, `npm run db:rollback`. */
function scriptOf(words: readonly string[], is: Programs['is']): Launched | null {
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  const verb = words[at]
  if (at < 0 || verb === undefined) return null
  if (is('packager-launches', verb)) return behind(words, at + 1)
  if (is('packager-runs', verb)) return task(words.find((word, index) => index > at && !word.startsWith('-')))
  return is('packager-bare', baseName(words[0] as string)) ? { type: 'command', words: words.slice(at) } : null
}

/** `make db-rollback`; the tool's own file and variables are no tasks. */
function taskOf(words: readonly string[]): Launched | null {
  const at = words.findIndex(
    (word, index) =>
      index > 0 && !word.startsWith('-') && !word.includes('=') && !/^-[CfdF]$/.test(words[index - 1] ?? ''),
  )
  return at < 0 ? null : task(words[at])
}

/** `python manage.py migrate`, `php bin/console doctrine:migrations:migrate`, `dotnet ef database update`. */
function scriptFile(words: readonly string[], is: Programs['is']): Launched | null {
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  const script = baseName(words[at] ?? '')
  return is('files', script) ? { type: 'command', words: [script, ...words.slice(at + 1)] } : null
}

const task = (name: string | undefined): Launched | null => (name === undefined ? null : { type: 'task', name })

export const baseName = (word: string): string => word.replace(/^.*\//, '')
