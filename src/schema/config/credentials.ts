import type { Credentials, DataNode } from '../../model/index.js'
import { type Mistake, mistake } from './mistake.js'
import { nodeAt, textAt } from './written.js'

const NONE: Credentials = { tokenEnv: null, usernameEnv: null, passwordEnv: null }

/** The names of the variables that hold credentials. What the variables hold is for probes alone. */
export function readCredentials(node: DataNode | undefined): Credentials {
  if (node?.type !== 'map') return NONE
  return {
    tokenEnv: textAt(node, 'tokenEnv')?.source ?? null,
    usernameEnv: textAt(node, 'usernameEnv')?.source ?? null,
    passwordEnv: textAt(node, 'passwordEnv')?.source ?? null,
  }
}

/** A token, or a user with a password. Half of it, or both, is not what somebody meant. */
export function credentialMistakes(node: DataNode | undefined): readonly Mistake[] {
  if (node?.type !== 'map') return []
  const [token, user, password] = ['tokenEnv', 'usernameEnv', 'passwordEnv'].map((key) => nodeAt(node, key))
  const message = 'Credentials are a token, or a user with a password.'
  if (token && (user ?? password)) {
    return [mistake(node.span, 'credentials', message, 'Keep `tokenEnv` alone, or the other two.')]
  }
  if (token || (user && password) || !(user ?? password)) return []
  const absent = user ? 'passwordEnv' : 'usernameEnv'
  return [mistake(node.span, 'credentials', message, `Add \`${absent}: …\`, the name of a variable.`)]
}

/** `https://user:password@host/…`: an address in a config is read by everybody. */
export function addressMistakes(node: DataNode | undefined): readonly Mistake[] {
  if (node?.type !== 'scalar') return []
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(node.source)?.[1] ?? ''
  if (authority.includes('@')) {
    const message = 'The address holds the name of a user or a password, for everybody to read who reads this file.'
    const fix = 'Keep them in variables of the environment, and write their names under `credentials`.'
    return [mistake(node.span, 'open-password', message, fix)]
  }
  if (!/[{}]/.test(authority)) return []
  const message = 'A fact of the plan cannot name the host: whoever writes the plan would choose who is asked.'
  return [mistake(node.span, 'open-host', message, 'Write the host. Facts may stand behind it.')]
}
