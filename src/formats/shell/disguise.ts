/** Characters that mean nothing to a shell stand in for those of a placeholder, one for one, so that no place shifts. */
const DISGUISE = 0xe100
/** Stands where something was taken away. */
export const FILLER = '\ue000'

/**
 * `<argument>` is meant to be replaced by the reader and no redirection: it begins with a letter and has no space at
 * either end, as `< in > out` has. Likewise `{{ template }}`.
 */
const PLACEHOLDER = /(?<![<&\d])<[A-Za-z$_](?:[^<>\n|;&`]{0,80}[^\s<>|;&`])?>|\{\{[^{}\n]{1,80}\}\}/g

export function disguisePlaceholders(text: string): string {
  return text.replace(PLACEHOLDER, (placeholder) => placeholder.replace(/[\0-\x7f]/g, disguised))
}

const disguised = (char: string) => String.fromCharCode(DISGUISE + char.charCodeAt(0))

/** What the author wrote. */
export function undisguised(text: string): string {
  return text
    .replaceAll(FILLER, '')
    .replace(/[\ue100-\ue17f]/g, (char) => String.fromCharCode(char.charCodeAt(0) - DISGUISE))
}
