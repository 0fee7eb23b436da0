/** What a configuration is called. */
export const CONFIG_NAME = 'gonogo.config.yaml'

const ENDINGS = 'ya?ml|jsonc?|json5|toml|[cm]?[jt]s'
/** `gonogo.config.yml`, `gonogo.config.json`, `gonogo.config`, `GoNoGo.config.yaml`. */
const OTHER_ENDING = new RegExp(`^gonogo\\.config(?:\\.(?:${ENDINGS}))?$`, 'i')
/** `gonogo.config.strict.yaml`. */
const IN_BETWEEN = new RegExp(`^gonogo\\.config\\.([^.]+)\\.(?:${ENDINGS})$`, 'i')
/** What nobody expects to be read. */
const NOT_MEANT = /^(?:example|sample|template|schema|dist|bak|old|orig|test|spec)$/i

/**
 * Of the names in a folder, one that must be meant for the config and is never read; null where there is none.
 *
 * @param hasConfig a config of the right name stands there too: then one with a word in between is a variant of it,
 * which somebody names with --config
 */
export function misnamedConfig(names: readonly string[], hasConfig: boolean): string | null {
  // Where letters of both sizes are one, a config in capitals is found by its right name.
  const isRight = (name: string) => name === CONFIG_NAME || (hasConfig && name.toLowerCase() === CONFIG_NAME)
  const others = names.filter((name) => !isRight(name)).sort()
  const variant = (name: string) => !NOT_MEANT.test(IN_BETWEEN.exec(name)?.[1] ?? 'dist')
  return others.find((name) => OTHER_ENDING.test(name)) ?? (hasConfig ? null : (others.find(variant) ?? null))
}
