import type { Random } from './random.js'
import { filled } from './runbook.js'
import { day, LOOK, paragraph, ROLES, SERVICES, SIGNALS, sentence, version } from './stock.js'

/** An ordinary runbook for an alert, 5 to 20 kB: it tells what to look at, and holds no way back. */
export function operationsRunbook(random: Random): string {
  const [service, signal] = [random.pick(SERVICES), random.pick(SIGNALS)]
  const text = [
    `# ${service}: ${signal.words}\n\n${paragraph(random)}\n`,
    `## Meaning\n\n${sentence(random)} The alert fires at ${signal.threshold}.\n`,
    `## Diagnosis\n\n${Array.from({ length: random.int(2, 5) }, (_, n) => `${n + 1}. ${sentence(random)}\n\n   \`\`\`sh\n   ${random.pick(LOOK)(service)}\n   \`\`\`\n`).join('\n')}`,
    `## Mitigation\n\n${Array.from({ length: random.int(2, 5) }, () => `- ${sentence(random)}`).join('\n')}\n`,
  ]
  return filled(random, text, service)
}

/** A release plan as a page of a wiki, 5 to 20 kB. */
export function releasePage(random: Random): string {
  const [service, shipped] = [random.pick(SERVICES), version(random)]
  const target = random.chance(0.7) ? version(random) : 'the previous version'
  const text = [
    `# Release plan: ${service} ${shipped}\n\n- Status: ${random.pick(['accepted', 'draft'])}\n- Owner: ${random.pick(ROLES)}\n- Environment: production\n- Release date: ${day(random)}\n`,
    `## Changes\n\n${Array.from({ length: random.int(2, 5) }, () => `- ${sentence(random)}`).join('\n')}\n`,
    `## Rollback plan\n\n- Rollback target: ${target}\n- Time bound: ${random.pick(['10 minutes', '30 minutes'])}\n- Decision: ${random.pick(ROLES)}\n\nWe roll back when ${random.pick(SIGNALS).words} is ${random.pick(SIGNALS).threshold} for five minutes.\n\n1. Return ${service} to ${target}.\n2. ${random.chance(0.8) ? 'Run the smoke tests.' : 'TODO'}\n`,
    `## Approvals\n\n| Role | Decision | Date |\n|---|---|---|\n| ${random.pick(ROLES)} | approved | ${day(random)} |\n`,
  ]
  return filled(random, text, service)
}
