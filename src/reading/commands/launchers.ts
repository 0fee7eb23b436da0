/** A tool with its arguments, or the name of a task that somebody else wrote. */
export type Launched =
  | { readonly type: 'command'; readonly words: readonly string[] }
  | { readonly type: 'task'; readonly name: string }

const DEEPEST = 5

/** What is really run: `npx prisma migrate`, `bundle exec rails db:rollback`, `npm run db:rollback`. The tool decides, not its launcher. */
export function launched(words: readonly string[]): Launched {
  let told = words
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = launchedBy(told)
    if (!next) break
    if (next.type === 'task') return next
    told = next.words
  }
  return { type: 'command', words: told }
}

function launchedBy(words: readonly string[]): Launched | null {
  const [program = '', first = ''] = [baseName(words[0] ?? ''), words[1]]
  if (/^(?:npx|pnpx|bunx|uvx|pipx)$/.test(program)) return behind(words, first === 'run' ? 2 : 1)
  if (/^(?:poetry|pipenv|uv|pdm|hatch|rye|conda)$/.test(program) && first === 'run') return behind(words, 2)
  if ((program === 'bundle' || program === 'mise' || program === 'direnv' || program === 'dotenv') && first === 'exec')
    return behind(words, 2)
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program)) return scriptOf(words)
  if (/^(?:make|gmake|just|task|invoke|inv|fab|rake|composer)$/.test(program)) return taskOf(words)
  if (/^(?:python[\d.]*|py)$/.test(program)) return first === '-m' ? behind(words, 2) : scriptFile(words)
  if (/^(?:php|ruby|node|tsx|ts-node|deno|symfony|dotnet|cargo)$/.test(program)) return scriptFile(words)
  return null
}

/** The first word from `at` on that is no option, and all that follows. */
function behind(words: readonly string[], at: number): Launched | null {
  const from = words.findIndex((word, index) => index >= at && !word.startsWith('-') && !/^[A-Z_]+=/.test(word))
  return from < 0 ? null : { type: 'command', words: words.slice(from) }
}

/** `npm exec prisma migrate`, `yarn knex migrate:down`; a script's name says what it is for, `npm run db:rollback`. */
function scriptOf(words: readonly string[]): Launched | null {
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  const verb = words[at]
  if (at < 0 || verb === undefined) return null
  if (/^(?:exec|dlx|x)$/.test(verb)) return behind(words, at + 1)
  if (/^(?:run|run-script)$/.test(verb)) return task(words.find((word, index) => index > at && !word.startsWith('-')))
  return baseName(words[0] as string) === 'npm' ? null : { type: 'command', words: words.slice(at) }
}

/** `make db-rollback`; the tool's own file and variables are no tasks. */
function taskOf(words: readonly string[]): Launched | null {
  const at = words.findIndex(
    (word, index) =>
      index > 0 && !word.startsWith('-') && !word.includes('=') && !/^-[CfdF]$/.test(words[index - 1] ?? ''),
  )
  return at < 0 || baseName(words[0] as string) === 'rake' ? null : task(words[at])
}

/** `python manage.py migrate`, `php bin/console doctrine:migrations:migrate`, `dotnet ef database update`. */
function scriptFile(words: readonly string[]): Launched | null {
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  const script = baseName(words[at] ?? '')
  const known = /^(?:manage\.py|artisan|console|rails|rake|sqlx|yoyo|alembic|phinx|doctrine(?:-migrations)?)$/.test(
    script,
  )
  return known ? { type: 'command', words: [script, ...words.slice(at + 1)] } : null
}

const task = (name: string | undefined): Launched | null => (name === undefined ? null : { type: 'task', name })

const LOOKS =
  /^(?:status|list|show|check|dump|backup|version|pending|info|test|lint|generate|create|new|make|diff|verify|validate|plan)$/
const CHANGES =
  /^(?:down|undo|rollback|revert|reset|drop|restore|migrate|migrations?|upgrade|downgrade|apply|up|seed|load|push|wipe|clean|latest|run)$/
const DATABASE = /^(?:db|database|migrat\w*|schema|knex|prisma|typeorm|sequelize|alembic|flyway|liquibase)$/

/** What a task does by the words of its name: `db:rollback` changes a database, `migrate:status` looks at it. */
export function effectOfTask(name: string): 'database' | 'read-only' | null {
  const parts = name.toLowerCase().split(/[^a-z]+/)
  if (!parts.some((part) => DATABASE.test(part))) return null
  if (parts.some((part) => LOOKS.test(part))) return 'read-only'
  return parts.some((part) => CHANGES.test(part)) ? 'database' : null
}

export const baseName = (word: string): string => word.replace(/^.*\//, '')
