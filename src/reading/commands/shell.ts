import type { Prose, ShellCommand, ShellText } from '../../model/index.js'
import { effectOfCommand } from '../effects.js'
import type { Shell } from '../structure/spoken.js'
import type { Vocabulary } from '../vocabulary.js'
import { shortlyBefore } from '../wording/near.js'
import { rememberedBy } from '../wording/remembered.js'
import { baseName } from './launchers.js'
import { isScript } from './names.js'

/** What is looked for in plain words too; of all other programs the names are words like `make` and `set`. */
const LOOKED_FOR: ReadonlySet<string> = new Set(['database', 'secret'])

/** The commands a text is searched for, by the command table. */
export function shellOf(parse: (code: Prose) => ShellText, vocabulary: Vocabulary): Shell {
  const { programs, language } = vocabulary
  return {
    parse,
    isProgram: (word) => isProgram(word, vocabulary),
    isTyped: (word) => programs.is('typed', word),
    speaks: (name) =>
      (['shell', 'plain', 'sql', 'patch'] as const).find((one) => language(one, name)) ?? (name ? null : 'shell'),
    acts: (command) => certainty(command, vocabulary),
    isOrdered: (before) => isOrdered(before, vocabulary),
  }
}

/** Every word of every text is asked. */
const isProgram = rememberedBy((word: string, { commands, programs }: Vocabulary): boolean => {
  const name = baseName(word)
  return (
    (commands.get(name) ?? []).some(({ effect }) => LOOKED_FOR.has(effect)) ||
    programs.is('sql-clients', name) ||
    programs.is('spoken', name) ||
    isScript(word)
  )
})

/** `Run`, `with the script`: what stands before a command orders that it be typed, with nothing else between. */
function isOrdered(before: string, vocabulary: Vocabulary): boolean {
  if (!/\p{L}/u.test(before)) return !/[.;:]/.test(before)
  const said = vocabulary.says('spoken').find(before)
  return ['ordered', 'ordered-with'].some((name) =>
    shortlyBefore(before, said, name, before.length, before.length, /[\p{L}\d.;:]/u),
  )
}

function certainty(command: ShellCommand, vocabulary: Vocabulary): 'surely' | 'if-ordered' | null {
  const { programs } = vocabulary
  const { effect, by } = effectOfCommand(command, vocabulary)
  if (!LOOKED_FOR.has(effect)) return null
  const [program = '', ...args] = command.words
  const name = baseName(program)
  const technical = args.slice(0, 4).some((arg) => /^-|[:_/=<>.$@\d]/.test(arg)) || command.input.length > 0
  if (programs.is('sql-clients', name))
    return args.some((arg) => arg.startsWith('-')) || command.input.length > 0 ? 'surely' : null
  const verbs = by.split(' ').length - 1
  if (programs.is('english', name)) return technical || verbs > 1 ? 'surely' : null
  if (isScript(program)) return 'if-ordered'
  if (verbs > 0) return 'surely'
  if (technical) return 'surely'
  return effect === 'database' ? 'if-ordered' : null
}
