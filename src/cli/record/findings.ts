import { check, type Input } from '../../check.js'
import { type Added, type Journal, pathOf, sourcesOf } from '../../journal/index.js'
import type { Finding } from '../../model/index.js'
import { count, printable, wrap } from '../../report/index.js'
import type { Io } from '../io.js'
import type { Setup } from '../setup.js'

/** What the rules find in records that were just added: the gate will find it too. Empty where they find nothing. */
export async function findingsIn(
  { recorded, broken }: Journal,
  added: readonly Added[],
  name: string,
  setup: Setup,
  io: Io,
): Promise<string> {
  const paths = new Set(added.map(({ entry }) => pathOf(name, entry.sequence)))
  const inputs = sourcesOf(name, recorded)
    .filter(({ path }) => paths.has(path))
    .map((source): Input => {
      const { path } = source
      return { id: path, path, place: path, load: () => ({ source, problems: [] }) }
    })
  const world = { now: io.now(), linked: () => null, pause: () => new Promise<void>((done) => setImmediate(done)) }
  const { findings } = await check(inputs, setup.config, setup.policy, world)
  const warning = broken ? ['', `The journal is not as it was written. ${broken.says}`] : []
  const lines = [...warning, ...(findings.length > 0 ? found(findings, io.stdout.columns) : [])]
  return lines.map((line) => `${line}\n`).join('')
}

function found(findings: readonly Finding[], width: number): readonly string[] {
  const lines = findings.flatMap(({ path, rule, message, fix }) => [
    '',
    ...wrap(printable(`${path}: ${message}`), width - 2).map((line) => `  ${line}`),
    ...wrap(printable(`fix: ${fix}`), width - 4).map((line) => `    ${line}`),
    `    rule: ${printable(rule)}`,
  ])
  const head = `All is kept. The rules find ${count(findings.length, 'thing')}, and so will the gate:`
  const last = 'Add the record again with what is missing: a later entry on the same rollback counts.'
  return ['', head, ...lines, '', last]
}
