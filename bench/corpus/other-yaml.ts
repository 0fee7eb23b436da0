import type { Random } from './random.js'
import { BACK, day, LOOK, ROLES, SERVICES, SIGNALS, sentence, version } from './stock.js'

/** The record of a rollback that happened, 0.5 to 1 kB. */
export function rollbackRecord(random: Random): string {
  const [service, from, to] = [random.pick(SERVICES), version(random), version(random)]
  const at = `${day(random)}T${random.int(10, 22)}:`
  return [
    `kind: rollback-record\ntitle: Rollback of ${service} ${from}\nrecord:\n`,
    `  reason: ${random.pick(SIGNALS).words} was above its threshold for two minutes\n`,
    `  component: ${service}\n  from: ${from}\n  target: ${to}\n`,
    `  started: ${at}07:00Z\n  finished: ${at}11:40Z\n  outcome: ${random.chance(0.8) ? 'succeeded' : 'failed'}\n`,
    random.chance(0.7) ? '  smokeTests: passed\n  health: passed\n' : '',
    `  decidedBy: ${random.pick(ROLES)}\n`,
  ].join('')
}

/** YAML that lies beside plans in every repository and is none: manifests, pipelines, alerts, values. 1 to 4 kB. */
export function otherYaml(random: Random): string {
  return random.pick([manifest, pipeline, alerts, values])(random, random.pick(SERVICES))
}

function manifest(random: Random, service: string): string {
  const containers = Array.from({ length: random.int(1, 3) }, (_, n) =>
    [
      `        - name: ${service}-${n}`,
      `          image: registry.example.com/${service}:${version(random)}`,
      '          ports:',
      `            - { name: http, containerPort: ${random.int(3000, 9000)} }`,
      '          resources:',
      `            requests: { cpu: ${random.int(1, 9)}00m, memory: ${random.int(1, 8)}56Mi }`,
      '          readinessProbe:',
      '            httpGet: { path: /healthz, port: http }',
      '          env:',
      ...Array.from(
        { length: random.int(2, 9) },
        (_, k) => `            - name: SETTING_${k}\n              value: "${random.int(1, 999)}"`,
      ),
    ].join('\n'),
  )
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${service}\n  labels:\n    app: ${service}\nspec:\n  replicas: ${random.int(1, 9)}\n  selector:\n    matchLabels:\n      app: ${service}\n  template:\n    metadata:\n      labels:\n        app: ${service}\n    spec:\n      containers:\n${containers.join('\n')}\n`
}

function pipeline(random: Random, service: string): string {
  const jobs = Array.from(
    { length: random.int(2, 6) },
    (_, n) =>
      `  job-${n}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - name: Look\n        run: |\n          ${random.pick(LOOK)(service)}\n          ${random.pick(LOOK)(service)}\n`,
  )
  return `# ${sentence(random)}\nname: ${service}\non:\n  push:\n    branches: [main]\njobs:\n${jobs.join('')}  deploy:\n    needs: [job-0]\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${JSON.stringify(random.pick(BACK)(service, version(random)))}\n`
}

function alerts(random: Random, service: string): string {
  const rules = random
    .some(SIGNALS, 2)
    .map(
      ({ name, words }) =>
        `      - alert: ${name}\n        expr: |\n          ${name}{service="${service}"} > ${random.int(1, 90)}\n        for: ${random.int(1, 9)}m\n        labels: { severity: page }\n        annotations:\n          summary: ${words}\n          description: ${sentence(random)}\n`,
    )
  return `groups:\n  - name: ${service}\n    rules:\n${rules.join('')}`
}

function values(random: Random, service: string): string {
  const settings = Array.from(
    { length: random.int(10, 40) },
    (_, n) => `  setting${n}: ${random.pick(['true', 'false', '30s', '"x"', '17'])}\n`,
  )
  return `image:\n  repository: registry.example.com/${service}\n  tag: ${version(random)}\nsettings:\n${settings.join('')}`
}
