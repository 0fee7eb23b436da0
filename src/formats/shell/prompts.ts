/** `$ `, `user@host:~$ `, `[user@host dir]$ `, `bash-5.1$ `. */
const USER_PROMPT =
  /^[ \t]*(?:\([\w.-]+\)[ \t]*)?(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+[^\n$#%]{0,60}|(?:ba|z)?sh-\d[\d.]*|:?~[\w/.-]*)?[ \t]?(?:\$|❯) (?=\S)/
/** A lone `# ` is a comment; only what stands before it tells that it is the prompt of the superuser. */
const ROOT_PROMPT =
  /^[ \t]*(?:\[[^\]\n]{1,60}\]|[\w.-]+@[\w.-]+:[^\n$#%]{0,60}|(?:ba|z)?sh-\d[\d.]*|[\w.-]*[~/])[ \t]?# (?=\S)/
const CONTINUED_PROMPT = /^[ \t]*> ?(?=\S|$)/
const HEREDOC = /<<-?\s*(['"\\]?)(\w+)\1/
const MOST_CONTINUED = 100

/**
 * Makes prompts blank, so that no place shifts. Where a text begins with a prompt it is a console session: what the
 * commands printed is blank too, and comments stay.
 */
export function blankPrompts(text: string): string {
  if (!/[$#❯]/.test(text)) return text
  const lines = text.split('\n')
  const opening = lines.find((line) => line.trim() !== '' && !/^\s*#(?! *$)[^$]*$/.test(line))
  const isSession = opening !== undefined && promptLength(opening) > 0
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string
    const prompt = promptLength(line)
    if (prompt === 0) {
      kept.push(isSession && !/^\s*#/.test(line) ? blank(line) : line)
      continue
    }
    let command = line.slice(prompt)
    const prompted = CONTINUED_PROMPT.test(lines[at + 1] ?? '')
    kept.push(' '.repeat(prompt) + command)
    const last = Math.min(lines.length, at + MOST_CONTINUED)
    while (at + 1 < last && goesOn(command, lines[at + 1] as string)) {
      at += 1
      const next = lines[at] as string
      const inner = prompted ? (CONTINUED_PROMPT.exec(next)?.[0].length ?? 0) : 0
      kept.push(' '.repeat(inner) + next.slice(inner))
      command += `\n${next.slice(inner)}`
    }
  }
  return kept.join('\n')
}

const blank = (line: string) => ' '.repeat(line.length)

function promptLength(line: string): number {
  return (USER_PROMPT.exec(line) ?? ROOT_PROMPT.exec(line))?.[0].length ?? 0
}

/** A command goes on behind a backslash or an operator, inside quotes and here-documents, and at a `>` prompt. */
function goesOn(command: string, next: string): boolean {
  const delimiter = HEREDOC.exec(command)?.[2]
  if (delimiter !== undefined) return !new RegExp(`\n\\s*${delimiter}\\s*$`).test(command)
  if (promptLength(next) > 0) return false
  if (/(?:\\|\||&&)\s*$/.test(command) || CONTINUED_PROMPT.test(next)) return true
  return /["']/.test(command.replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gs, ''))
}
