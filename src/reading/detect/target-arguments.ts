import type { ShellCommand } from '../../model/index.js'
import type { Vocabulary } from '../vocabulary.js'

/** A value that is filled in when the command is run. */
export const VARIABLE = /\$\{?\w+|<[^<>]{1,100}>|\{\{/

/** What a command names to return to, and how. */
export interface Named {
  readonly form: 'concrete' | 'implicit' | 'parameterised'
  readonly value: string
}

/** Its argument, or the setting that it changes, is what it returns to: `alembic downgrade 3f2a`, `npm install app@1.2.3`. */
export function argumentOf(command: ShellCommand, vocabulary: Vocabulary): Named | null {
  const { words } = command
  // Options may stand anywhere: `yum --quiet downgrade app-1.2.3`.
  const text = words.filter((word, index) => index === 0 || !(word.startsWith('-') && word.length > 2)).join(' ')
  const said = vocabulary.says('target').find(text)
  const named = (value: string | undefined): Named | null => {
    if (value === undefined || RELATIVE.test(value)) return null
    const found = given(value, vocabulary)
    if (found.form !== 'implicit') return found
    const [, snapshot = value] = SNAPSHOT.exec(value) ?? []
    return IDENTIFIER.test(snapshot) ? { form: 'concrete', value: snapshot } : null
  }
  for (const [name, skipped] of NAMES) {
    const hit = said.first(name)
    if (!hit) continue
    const behind = text
      .slice(hit.to)
      .trim()
      .split(/\s+/)
      .filter((word) => word && !word.startsWith('-'))
    return named(behind[skipped])
  }
  const head = said.all.find(({ from }) => from === 0 || text.slice(0, from).trim() === 'sudo')
  if (head?.name === 'installs')
    return concreteIn(
      words.slice(2).findLast((word) => concreteIn(word, vocabulary)),
      vocabulary,
    )
  if (head?.name === 'sets')
    return settingIn(words[0] === 'sed' ? replacementIn(command.text) : command.text, vocabulary)
  return null
}

const NAMES = [
  ['names-next', 0],
  ['names-second', 1],
] as const
/** `-1`, `base`: relative to what is there. */
const RELATIVE = /^[-+@~^]/
/** `20260201_000006`, `web-00042-abc`, `0012_orders`, `v102`. */
const IDENTIFIER = /^(?=[\w.-]*\d)[\w.-]{3,80}$/

/** `pool/data@20260201-0600`. */
const SNAPSHOT = /^[\w./-]{1,120}@([\w.:-]{1,80})$/

function concreteIn(word: string | undefined, { quantities }: Vocabulary): Named | null {
  if (!word || VARIABLE.test(word)) return null
  const version = quantities
    .versionsIn(word.replace(/[=@]+|(?:\.[a-z]{2,4}){1,2}$/g, ' '))
    .find((one) => one.form === 'concrete')
  return version ? { form: 'concrete', value: version.text } : null
}

/** `s/old/new/`: what stands there afterwards. */
const replacementIn = (text: string): string => text.split('/').at(2) ?? ''

const SETTING = /([A-Za-z][\w.-]{0,60})["']?\s*[:=]\s*["']?([\w./:@-]{1,120})/g
const LONGEST_COMMAND = 4000

/** The last setting of a version: in `s/old/new/` the new one stands behind. */
function settingIn(text: string, vocabulary: Vocabulary): Named | null {
  const fields = vocabulary.keys('target-fields')
  const settings = [...text.slice(0, LONGEST_COMMAND).matchAll(SETTING)].filter(([, name = '']) =>
    fields.has((name.split('.').at(-1) ?? '').toLowerCase()),
  )
  const value = settings.at(-1)?.[2]?.replace(/\/$/, '')
  if (!value) return null
  return concreteIn(value, vocabulary) ?? (IDENTIFIER.test(value) ? { form: 'concrete', value } : null)
}

/** How a value that says which version says it. */
export function given(value: string, { quantities }: Vocabulary): Named {
  if (VARIABLE.test(value)) return { form: 'parameterised', value }
  const versions = quantities.versionsIn(value)
  if (versions.some((one) => one.form === 'moving' && one.to === value.length)) return { form: 'implicit', value }
  const version = versions.find((one) => one.form === 'concrete')
  if (version) return { form: 'concrete', value: version.text }
  return /^(?:[A-Za-z][\w-]{0,80}:)?\d+$/.test(value) && value !== '0'
    ? { form: 'concrete', value }
    : { form: 'implicit', value }
}
