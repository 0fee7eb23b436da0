import type { Credentials } from '../../model/index.js'

type Env = Readonly<Record<string, string | undefined>>

/** How somebody shows who he is. `header`: the value of `Authorization`. */
export interface Authorization {
  readonly scheme: 'none' | 'basic' | 'bearer'
  readonly header: string | null
}

const NOBODY: Authorization = { scheme: 'none', header: null }

/** What the named variables of the environment hold, or a sentence that names the one that holds nothing. */
export function authorizationOf({ tokenEnv, usernameEnv, passwordEnv }: Credentials, env: Env): Authorization | string {
  if (tokenEnv !== null && (usernameEnv ?? passwordEnv) !== null) {
    return 'Credentials are a token, or a user with a password, and both are named.'
  }
  const names = [tokenEnv, usernameEnv, passwordEnv].filter((name) => name !== null)
  if (names.length === 0) return NOBODY
  const missing = names.find((name) => heldBy(name, env) === null)
  if (missing !== undefined)
    return `The environment variable \`${missing}\` is not set, and it should hold a credential.`
  if (tokenEnv !== null) return bearer(tokenEnv, env)
  if (usernameEnv === null || passwordEnv === null) return 'Credentials name half of a user with a password.'
  const user = heldBy(usernameEnv, env) ?? ''
  // The first colon ends the name of the user.
  if (user.includes(':')) return `The environment variable \`${usernameEnv}\` holds a colon, which no user's name has.`
  const pair = Buffer.from(`${user}:${heldBy(passwordEnv, env)}`).toString('base64')
  return { scheme: 'basic', header: `Basic ${pair}` }
}

function bearer(name: string, env: Env): Authorization | string {
  const token = heldBy(name, env) ?? ''
  // The line breaks and spaces of a header would end the token, or begin another header.
  if (!/^[\x21-\x7e]+$/.test(token)) return `The environment variable \`${name}\` holds characters that no token has.`
  return { scheme: 'bearer', header: `Bearer ${token}` }
}

/** Without the line break that a secret out of a file brings along; null where nothing is left. */
export function heldBy(name: string, env: Env): string | null {
  const value = Object.hasOwn(env, name) ? env[name]?.trim() : ''
  return value === undefined || value === '' ? null : value
}
