import type { Example, ExampleLanguage, Kind, Rule } from '../model/index.js'

/** Documents in which commands can stand below a title, the likeliest first. */
const WITH_COMMANDS: readonly Kind[] = ['runbook', 'release-plan', 'procedure', 'rollback-strategy', 'rollback-record']

const ENDINGS: Readonly<Record<ExampleLanguage, string>> = { yaml: 'yaml', json: 'json', markdown: 'md', shell: 'md' }

/**
 * The document that is read of an example. Commands alone are none: they are put below a title "Rollback" of the first
 * kind that the rule is for. Null where it is for no kind that holds commands.
 */
export function sourceOf(
  lines: readonly string[],
  language: ExampleLanguage,
  rule: Pick<Rule, 'id' | 'kinds'>,
): Pick<Example, 'source' | 'above'> | null {
  const path = `${rule.id.replaceAll('/', '-')}.${ENDINGS[language]}`
  if (language !== 'shell') return { source: { path, text: `${lines.join('\n')}\n` }, above: 0 }
  const kind = WITH_COMMANDS.find((one) => rule.kinds.includes(one))
  if (!kind) return null
  const fence = fenceAround(lines)
  const above = ['---', `kind: ${kind}`, '---', '# Example', '', '## Rollback', '', `${fence}sh`]
  return { source: { path, text: `${[...above, ...lines, fence].join('\n')}\n` }, above: above.length }
}

/** Longer than any fence inside. */
function fenceAround(lines: readonly string[]): string {
  const longest = lines.flatMap((line) => line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2)
  return '`'.repeat(longest + 1)
}
