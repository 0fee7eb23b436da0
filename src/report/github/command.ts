import { logText } from '../../model/index.js'
import { printable, shorten } from '../printable.js'

/** A workflow command of GitHub Actions, with its properties in the order that is given: `::error file=a,line=1::text`. */
export function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name}${said.length > 0 ? ` ${said.join(',')}` : ''}::${data(text)}`
}

/** Letters of one annotation. */
const LONG = 4000

/** Lines stay lines. */
function data(text: string): string {
  const lines = shorten(text.split('\n').map(printable).join('\n'), LONG)
  return lines.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  const line = shorten(printable(text), LONG)
  return line.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** A line of the log that is no command, whatever it says. */
export function logLine(text: string): string {
  return logText(printable(text))
}
