import { readdirSync, readFileSync } from 'node:fs'

/** Ways in which a document can be large. Each gives a text of about so many bytes. */
export const SHAPES: Readonly<Record<string, (bytes: number) => string>> = {
  'sentences of the fixtures': repeated(fixtures()),
  'one ordered list': lines((n) => `${n}. Restore the database from backup ${n} within 5 minutes if errors exceed 5 %`),
  'one bullet list': lines((n) => `- **Owner ${n}:** do not roll back to v1.2.${n}`),
  'one table': lines((n) => `| Rollback ${n} | release manager | 5 min |`, '| What | Owner | RTO |\n|---|---|---|\n'),
  'one wide table': wide,
  'one paragraph': lines((n) => `Do not restore the database from v1.2.${n}, and check it.`, '', ' '),
  'one sentence': lines((n) => `then do not restore the database from v1.2.${n} and check it`, '', ' '),
  'one word': repeated('rollback '),
  'one paragraph of links below Monitoring': lines(
    (n) => `See [board ${n}](https://graphs.example/${n}).`,
    '## Monitoring\n\n',
    ' ',
  ),
  'many links': lines((n) => `[record ${n}](records/${n}.md)`, '', ' '),
  'many headings': lines((n) => `### Step ${n}: Restore the database\n\nText ${n}.\n`),
  'headings by bold lines': lines((n) => `**Step ${n}**\n\nRoll back service ${n}.\n`),
  'one shell fence': lines((n) => `# ${n}. next\nkubectl -n prod rollout undo deployment/x${n}`, '```sh\n'),
  'many shell fences': lines((n) => `\`\`\`sh\nhelm rollback shop ${n}\n\`\`\`\n`),
  'one line of shell': lines((n) => `kubectl delete pod x${n};`, '```sh\n', ' '),
  'one SQL fence': lines((n) => `UPDATE orders SET state = 'x' WHERE id = ${n};`, '```sql\n'),
  'one HTML list': lines((n) => `<li>Run the down migrations ${n}</li>`, '<ol>\n'),
  'unclosed HTML': repeated('<div><b>roll back '),
  'one comment': lines((n) => `Describe step ${n}.`, '<!--\n'),
  'many comments': lines((n) => `<!-- describe ${n} --> text\n`),
  'nested quotes': nested('> ', 'roll back', 300),
  'nested lists': nested('1. ', 'roll back', 100),
  'open brackets': repeated('[x] ['),
  'open emphasis': repeated('**roll *back _now '),
  quotation: repeated('"roll back" \'it\' '),
  'label without answer': lines((n) => `**Label ${n}:**\n`),
  'key: value lines': lines((n) => `Target ${n}: v1.2.${n}`),
  'words of a phrase, again and again': repeated('only with the approval of '),
  'many questions': lines(
    (n) => `###### What specific metrics should inform a rollback?\n\n- [ ] Metric ${n}:\n\nText ${n}. TBD.\n`,
    '---\nkind: enhancement\nstage: beta\n---\n',
  ),
  'stars below a question': lines(
    () => '*'.repeat(1000),
    '---\nkind: enhancement\nstage: beta\n---\n###### What specific metrics should inform a rollback?\n\n',
    '',
  ),
  'numbers and units': repeated('5 % for 10 minutes, '),
  'words that turn the sense': repeated('never not without unless '),
}

function lines(line: (n: number) => string, head = '', between = '\n'): (bytes: number) => string {
  return (bytes) => {
    const out: string[] = []
    for (let size = head.length, n = 1; size < bytes; n++) {
      const next = line(n) + between
      out.push(next)
      size += next.length
    }
    return head + out.join('')
  }
}

function repeated(text: string): (bytes: number) => string {
  return (bytes) => text.repeat(Math.ceil(bytes / text.length))
}

/** Blocks of so many levels, one after the other. */
function nested(mark: string, text: string, levels: number): (bytes: number) => string {
  return repeated(`${mark.repeat(levels)}${text}\n\n`)
}

function wide(bytes: number): string {
  const cells = Math.ceil(bytes / 3 / 12)
  const row = (cell: (n: number) => string) => `|${Array.from({ length: cells }, (_, n) => cell(n)).join('|')}|\n`
  return row((n) => `Service ${n}`) + row(() => '---') + row((n) => `v1.2.${n}`)
}

function fixtures(): string {
  const folder = new URL('../fixtures/reading/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return names.map((name) => `${readFileSync(new URL(name, folder), 'utf8')}\n\n`).join('')
}
