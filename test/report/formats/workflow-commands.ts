/** A command that the runner of GitHub Actions obeys. */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * What the runner of GitHub Actions obeys in a log, written from its documented behaviour: `::name key=value,…::text`
 * where a line begins, blanks before it allowed, and the older `##[name key=value;…]text` wherever it stands. What is
 * escaped in a value is put back.
 */
export function commandsIn(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, head, text] = /^\s*::(.*?)::(.*)$/u.exec(line) ?? /##\[([^\]]*)\](.*)$/u.exec(line) ?? []
    if (head === undefined || text === undefined) return []
    const [, name = '', listed = ''] = /^(\S+)(?: (.*))?$/u.exec(head) ?? []
    const pairs = listed.split(',').filter((one) => one.includes('='))
    const properties = pairs.map((one) => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1)])
    return [
      {
        name,
        properties: Object.fromEntries(properties.map(([key, value]) => [key, back(value ?? '')])),
        text: back(text),
      },
    ]
  })
}

const CODES: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }

const back = (text: string): string => text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => CODES[code] ?? code)
