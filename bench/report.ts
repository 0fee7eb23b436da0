import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { mixOf } from './corpus/corpus.js'
import type { Goal, Measurement, Results } from './goals.js'
import { corpusTable, goalTable, profileTable, startTable } from './table.js'

export interface Everything {
  readonly start: Results
  readonly measurements: readonly Measurement[]
  readonly shares: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly goals: readonly Goal[]
  /** Of the peers, by name. */
  readonly versions: ReadonlyMap<string, string>
  readonly args: readonly string[]
}

const BEGIN = '<!-- measured: begin -->'
const END = '<!-- measured: end -->'

/** The page with what was measured in the place of what was measured before. */
export function withReport(page: string, report: string): string {
  const [head = ''] = page.split(BEGIN)
  const tail = page.split(END)[1] ?? '\n'
  return `${head}${BEGIN}\n\n${report}\n\n${END}${tail}`
}

export function reportOf({ start, measurements, shares, goals, versions, args }: Everything): string {
  const sizes = measurements.map(
    ({ corpus }) =>
      `${corpus.language} ${corpus.name}: ${corpus.files.toLocaleString('en')} files, ${(corpus.bytes / 1e6).toFixed(1)} MB`,
  )
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit()} with Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GB.`,
    `\`npm run bench${args.length > 0 ? ` -- ${args.map((arg) => (arg.includes('/') ? 'FOLDER' : arg)).join(' ')}` : ''}\``,
    `YAML: ${mixOf('yaml')}. Markdown: ${mixOf('markdown')}. ${sizes.join('; ')}.`,
    versions.size > 0
      ? `Peers: ${[...versions].map(([name, version]) => `${name} ${version}`).join('; ')}.`
      : 'No peers were measured.',
    '### Goals',
    goalTable(goals),
    '### Start-up',
    startTable(start),
    '### YAML',
    corpusTable('yaml', measurements),
    '### Markdown',
    corpusTable('markdown', measurements),
    ...(shares.size > 0 ? ['### What the time is spent on', profileTable(shares)] : []),
  ].join('\n\n')
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', cwd: import.meta.dirname }).trim()
  } catch {
    return 'unknown'
  }
}
