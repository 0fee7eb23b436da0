import type { Random } from './random.js'
import { BACK, CHECKS, day, HARMFUL, LOOK, paragraph, ROLES, SERVICES, SIGNALS, sentence, version } from './stock.js'

/**
 * A rollback runbook as people write them, 5 to 20 kB: sections, steps with commands, tables, boxes to tick. Half begin
 * with front matter, three in ten of these say their kind; one in four leaves nothing out.
 */
export function rollbackRunbook(random: Random): string {
  const service = random.pick(SERVICES)
  const [target, care] = [version(random), random.chance(0.25) ? 1 : random.int(5, 9) / 10]
  const sections = [who, triggers, targets(target), steps(target, care), verification, failure, telling, watching]
  const kept = sections.filter(() => random.chance(care)).map((section) => section(random, service))
  const text = [
    frontMatter(random),
    `# ${random.pick(['Rolling back', 'Rollback of', 'Rollback runbook:'])} ${service}\n`,
    paragraph(random),
    ...kept,
  ]
  return filled(random, text, service)
}

/** A text with so much background behind it that it has 5 to 20 kB. */
export function filled(random: Random, text: readonly string[], service: string): string {
  const all = [...text]
  const wanted = random.int(5000, 20_000)
  for (let size = all.join('\n').length, part = 1; size < wanted; part++) {
    const more = background(random, service, part)
    all.push(more)
    size += more.length
  }
  return all.join('\n')
}

function frontMatter(random: Random): string {
  if (random.chance(0.5)) return ''
  const kind = random.chance(0.3) ? 'kind: runbook\n' : ''
  return `---\n${kind}owner: ${random.pick(ROLES)}\nupdated: ${day(random)}\n---\n`
}

const who = (random: Random): string =>
  `\n## Who does what\n\n| Responsibility | Owner |\n|---|---|\n${['Rollback decision', 'Rollback execution', 'Business risk acceptance', 'Stakeholder communication'].map((duty) => `| ${duty} | ${random.chance(0.05) ? 'TBD' : random.pick(ROLES)} |\n`).join('')}`

const triggers = (random: Random): string =>
  `\n## Rollback triggers\n\n${random
    .some(SIGNALS, 2, 4)
    .map(({ words, threshold }) => `- ${words} ${random.chance(0.85) ? threshold : 'looks bad'} for 5 minutes\n`)
    .join('')}\n${sentence(random)}\n`

const targets = (target: string) => (random: Random) =>
  `\n## Rollback target\n\n- Target version: ${random.chance(0.85) ? target : 'the previous one'}\n- Released: ${day(random)}\n- Healthy: ${random.int(3, 30)} days in production at 0.02 % errors\n`

const steps = (target: string, care: number) => (random: Random, service: string) => {
  const lines = Array.from({ length: random.int(3, 8) }, (_, n) => {
    const command = random.chance((1 - care) / 4)
      ? random.pick(HARMFUL)
      : random.chance(0.5)
        ? random.pick(BACK)
        : random.pick(LOOK)
    const told = random.pick([
      'Shift the traffic back',
      'Return to the version before',
      'Look at the pods',
      'Wait until every pod is ready',
    ])
    return `${n + 1}. ${told}. ${random.chance(0.3) ? sentence(random) : ''}\n\n   \`\`\`sh\n   ${command(service, target)}\n   \`\`\`\n`
  })
  return `\n## Rollback\n\n- Time bound: ${random.pick(['5 minutes', '15 minutes', 'about an hour'])}\n\n${lines.join('\n')}`
}

const verification = (random: Random): string =>
  `\n## Verification after rollback\n\n${random
    .some(CHECKS, 2)
    .map(({ how }) => `- ${random.chance(0.4) ? '[ ] ' : ''}${how}.\n`)
    .join('')}`

const failure = (): string =>
  '\n## If the rollback fails\n\n- Escalate to the incident commander and page the platform team.\n- No further changes are applied.\n'

const telling = (): string => '\n## Communication\n\n- Channel: #releases\n- Stakeholders: support, sales and finance\n'

const watching = (random: Random, service: string): string =>
  `\n## Observability\n\n- Signals: ${random
    .some(SIGNALS, 2)
    .map(({ name }) => `\`${name}\``)
    .join(', ')}\n- Dashboard: https://graphs.example.com/d/${service}\n`

/** What stands around the way back in most runbooks, and is nobody's answer. */
function background(random: Random, service: string, part: number): string {
  const title = random.pick([
    'Background',
    'How it works',
    'Symptoms',
    'Capacity',
    'Known limits',
    'History',
    'Settings',
  ])
  const block = random.pick([
    () => paragraph(random),
    () => Array.from({ length: random.int(3, 7) }, () => `- ${sentence(random)}`).join('\n'),
    () => `\`\`\`sh\n${Array.from({ length: random.int(1, 4) }, () => random.pick(LOOK)(service)).join('\n')}\n\`\`\``,
    () =>
      `| Setting | Value | Meaning |\n|---|---|---|\n${Array.from({ length: random.int(3, 8) }, (_, n) => `| \`limit_${n}\` | ${random.int(1, 900)} | ${sentence(random)} |`).join('\n')}`,
    () => `> **Note:** ${sentence(random)}\n> ${sentence(random)}`,
  ])
  return `\n## ${title} ${part}\n\n${paragraph(random)}\n\n${block()}\n${random.chance(0.3) ? `\nSee [the dashboard](https://graphs.example.com/d/${service}) and \`${service}.yaml\`.\n` : ''}`
}
