import type { Random } from './random.js'
import { BACK, CHECKS, day, HARMFUL, PIPELINE, ROLES, SERVICES, SIGNALS, sentence, version } from './stock.js'

/**
 * A release plan in gonogo's own format, 1 to 5 kB. One in four leaves nothing out; the others lack answers, hold
 * placeholders, or tell a rollback to do what it should not.
 */
export function releasePlan(random: Random, index: number): string {
  const service = random.pick(SERVICES)
  const care = random.chance(0.25) ? 1 : random.int(5, 9) / 10
  const [shipped, target] = [version(random), version(random)]
  const says = (text: string): string => (random.chance(care) ? text : '')
  const role = (): string => (random.chance((1 - care) / 3) ? 'TBD' : random.pick(ROLES))
  const components = random.some(SERVICES, 1, 4)
  return [
    random.chance(0.4) ? `# Release ${index} of ${service}\n` : '',
    `kind: release-plan\ntitle: ${service} ${shipped}\nstatus: ${random.chance(care) ? 'accepted' : 'draft'}\n`,
    `owner: ${role()}\ncreated: ${day(random)}\nupdated: ${day(random)}\n\n`,
    `release:\n  name: ${service}\n  version: ${shipped}\n  environment: ${random.pick(['production', 'production', 'staging'])}\n`,
    `  window: { start: ${day(random)}T18:00:00Z, end: ${day(random)}T20:00:00Z }\n`,
    `  deploymentPattern: ${random.pick(['canary', 'blue-green', 'rolling'])}\n  components:\n`,
    ...components.map((name) => `    - { name: ${name}, version: ${shipped}${says(`, target: ${target}`)} }\n`),
    changes(random, components),
    rollback(random, service, target, care, role),
    says(`ownership:\n  decision: ${role()}\n  execution: ${role()}\n${says('  riskAcceptance: head of product\n')}\n`),
    says(
      'communication:\n  channel: "#releases"\n  stakeholders: [support, sales]\n  during: One message when the rollback starts, and one when it has been verified.\n\n',
    ),
    says(`observability:\n  signals: [${SIGNALS.slice(0, 3).map(({ name }) => name)}]\n`),
    says(`drills:\n  - { date: ${day(random)}, scenario: Canary abort, outcome: succeeded, duration: 4m }\n`),
    says(`approvals:\n  - { by: change board, role: release manager, date: ${day(random)}, decision: approved }\n`),
    says('links:\n  runbook: runbook.md\n'),
  ].join('')
}

function changes(random: Random, components: readonly string[]): string {
  const kinds = ['code', 'code', 'configuration', 'feature-flag', 'infrastructure', 'database-schema'] as const
  const lines = Array.from({ length: random.int(1, 5) }, () => {
    const [type, component] = [random.pick(kinds), random.pick(components)]
    const reversible = type !== 'database-schema'
    return random.chance(0.7)
      ? `  - { summary: "${sentence(random)}", type: ${type}, component: ${component}, reversible: ${reversible} }\n`
      : `  - summary: >-\n      ${sentence(random)}\n    type: ${type}\n    component: ${component}\n    reversible: ${reversible}\n`
  })
  return `\nchanges:\n${lines.join('')}\n`
}

function rollback(random: Random, service: string, target: string, care: number, role: () => string): string {
  const says = (text: string): string => (random.chance(care) ? text : '')
  const isExact = random.chance(care)
  return [
    `rollback:\n  types: [${random.some(['traffic', 'code', 'feature-flag'], 1).join(', ')}]\n`,
    isExact
      ? `  target:\n    version: ${target}\n    released: ${day(random)}\n${says('    healthy: 12 days in production at 0.02 % errors\n')}`
      : `  target: ${random.pick(['previous', 'last known good', 'TBD'])}\n`,
    says(`  timeBound: ${random.pick(['5m', '15m', '30m', '90m'])}\n`),
    `  lastChanged: ${day(random)}\n  triggers:\n`,
    ...random
      .some(SIGNALS, 1, 4)
      .map(
        ({ name, threshold }) =>
          `    - { signal: ${name}${says(`, threshold: "${threshold}", duration: 2m`)}, automatic: ${random.chance(0.5)} }\n`,
      ),
    says(`  scope:\n    appliesTo: [${service}]\n    excludes: [persistent data, external systems]\n`),
    says('  guarantees: [ci-cd-only, no-manual-change, no-data-change, deterministic, idempotent]\n  atomic: true\n'),
    '  steps:\n',
    ...Array.from({ length: random.int(2, 6) }, () => step(random, service, target, care, role)),
    says(
      `  verification:\n${random
        .some(CHECKS, 2)
        .map(({ name, how }) => `    - { check: ${name}, how: ${how} }\n`)
        .join('')}`,
    ),
    says(
      '  ifItFails:\n    escalateTo: incident commander\n    rules: [escalate, no-further-changes]\n    how: Show the page for maintenance and page the platform team.\n',
    ),
    says('  forwardFix: Release the next patch behind a flag.\n'),
    says('  audit: [reason, target-version, timestamps, outcome]\n'),
    '\n',
  ].join('')
}

function step(random: Random, service: string, target: string, care: number, role: () => string): string {
  const command = random.chance((1 - care) / 3) ? random.pick(HARMFUL) : random.pick(care === 1 ? PIPELINE : BACK)
  const run = command(service, target)
  const written = random.chance(0.5) ? `      run: ${JSON.stringify(run)}\n` : `      run: |\n        ${run}\n`
  return `    - action: ${random.pick(['Shift the traffic back', 'Return to the version before', 'Switch the flags off'])}\n${random.chance(0.8) ? written : ''}      owner: ${role()}\n`
}
