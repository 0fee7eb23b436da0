/** Nothing in it means something to a shell; zsh takes a word that begins with `=` for the path of a program. */
const PLAIN = /^(?!=)[\w./:@%+=,-]+$/

/** What a terminal would obey or what cannot be seen: quotes would hold it, and who copies it would not copy it. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u

/**
 * A text as a shell takes it for one word, on one line and in characters that can be seen. Commands to copy hold names
 * that strangers gave to files, and `$(...)` in one of them must stay a name.
 */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text
  if (UNSEEN.test(text)) return `$'${[...text].map(escaped).join('')}'`
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A path as a shell and gonogo take it: one that begins with a dash is no option; `-` alone is standard input. */
export function shellPath(path: string): string {
  return shellWord(path.startsWith('-') && path !== '-' ? `./${path}` : path)
}

/** Byte by byte: what a shell reads that does not know these quotes is a wrong name, and never a command. */
function escaped(character: string): string {
  if (/^[\w./:@%+=, -]$/.test(character)) return character
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}
