import type { Prose, ShellCommand, ShellText } from '../../model/index.js'
import { effectOfCommand } from '../effects.js'
import type { Shell } from '../structure/spoken.js'
import type { Vocabulary } from '../vocabulary.js'
import { baseName } from './launchers.js'
import { isScript } from './names.js'
import { isSqlClient } from './sql.js'

/** Programs that are words of English too: they count with an option, a path or a second verb behind them. */
const ENGLISH =
  /^(?:make|just|task|invoke|fab|migrate|goose|tern|atlas|consul|vault|flask|rails|rake|console|artisan|barman|influx|bundle|step|op|passwd|sops|mongo|mysql|mariadb|cockroach|composer|node|ruby|deno|cargo|symfony|hatch|conda|rye|yarn|bun|uv|conda|python|php|yoyo|doctrine|supabase|railway|doppler|hasura)$/
const LAUNCHER =
  /^(?:npx|pnpx|bunx|uvx|pipx|poetry|pipenv|uv|pdm|bundle|npm|pnpm|yarn|make|just|rake|python[\d.]*|php|dotnet|kubectl|docker|docker-compose|ssh|oc|gh)$/

/** The commands a text is searched for, by the command table. */
export function shellOf(parse: (code: Prose) => ShellText, vocabulary: Vocabulary): Shell {
  return {
    parse,
    isProgram: (word) => {
      const name = baseName(word)
      return vocabulary.commands.has(name) || isSqlClient(name) || LAUNCHER.test(name) || isScript(word)
    },
    acts: (command) => certainty(command, vocabulary),
  }
}

function certainty(command: ShellCommand, vocabulary: Vocabulary): 'surely' | 'if-ordered' | null {
  const { effect, by } = effectOfCommand(command, vocabulary)
  if (effect !== 'database' && effect !== 'secret') return null
  const [program = '', ...args] = command.words
  const name = baseName(program)
  const technical = args.slice(0, 4).some((arg) => /^-|[:_/=<>.$@\d]/.test(arg)) || command.input.length > 0
  if (isSqlClient(name)) return args.some((arg) => arg.startsWith('-')) || command.input.length > 0 ? 'surely' : null
  const verbs = by.split(' ').length - 1
  if (ENGLISH.test(name)) return technical || verbs > 1 ? 'surely' : null
  if (isScript(program)) return 'if-ordered'
  if (verbs > 0) return 'surely'
  if (technical) return 'surely'
  return effect === 'database' ? 'if-ordered' : null
}
