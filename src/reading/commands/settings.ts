import type { Programs } from './programs.js'

/** A setting in the words of a command with the beginning of its value: `SESSION_SECRET=$OLD_SECRET`. */
const SETTING = /([A-Za-z_]\w{0,80})=["']?(?:\$\{?)?(\w{0,80})/g
/** Settings that stand for themselves: `FEATURE_CART=false`. */
const ALONE = /^([A-Za-z_]\w*)=/
/** Nobody sets more at once. */
const MOST_WORDS = 60

const partsOf = (name: string): readonly string[] => name.toLowerCase().split(/[^a-z]+/)

/** Whether a secret is set to what it was before: `export SIGNING_KEY="$OLD_SIGNING_KEY"`. */
export const putsSecretBack = (words: readonly string[], { any }: Programs): boolean =>
  words
    .slice(0, MOST_WORDS)
    .some((word) =>
      [...word.matchAll(SETTING)].some(
        ([, name = '', value = '']) => any('name-secret', partsOf(name)) && any('name-former', partsOf(value)),
      ),
    )

/** Whether all that is set are switches, although they are kept where secrets are: `secrets set FEATURE_CART=false`, `secret set --name cart-enabled --value false`. */
export function setsSwitches(words: readonly string[], { any, is }: Programs): boolean {
  const few = words.slice(0, MOST_WORDS)
  const names = few.flatMap((word) => ALONE.exec(word)?.[1] ?? [])
  if (names.length > 0) return names.every((name) => any('name-switch', partsOf(name)))
  return few.some((word) => is('switched', word)) && few.some((word) => any('name-switch', partsOf(word)))
}

/** Whether a file is put in its place on the running machine: `cp /srv/web/web.bak /srv/web/web`; not a copy set aside. */
export function placesFile(words: readonly string[], { is, any }: Programs): boolean {
  if (!is('places', words[0] ?? '')) return false
  const operands = words.slice(1).filter((word) => !word.startsWith('-'))
  const to = operands.at(-1) ?? ''
  return operands.length > 1 && /^(?:\/|~\/)/.test(to) && !any('name-aside', partsOf(to))
}

/** `vim docs/rollback.md`: what is edited is a page to be read. */
export function writesUp(
  words: readonly string[],
  { is }: Programs,
  language: (list: string, word: string) => boolean,
): boolean {
  const ending = /\.(\w{1,5})$/.exec(words.at(-1) ?? '')?.[1]
  return ending !== undefined && is('editors', words[0] ?? '') && language('documents', ending)
}
