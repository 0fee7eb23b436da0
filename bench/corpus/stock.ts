import type { Random } from './random.js'

/** What the generated documents are about: services, people by role, signals and commands. */
export const SERVICES = [
  'storefront',
  'checkout-api',
  'ledger',
  'identity',
  'search-index',
  'invoice-worker',
  'parcel-tracker',
  'catalogue',
  'price-engine',
  'mail-relay',
  'image-resizer',
  'session-store',
] as const

export const ROLES = [
  'release manager',
  'on-call engineer',
  'incident commander',
  'head of product',
  'support lead',
  'platform team',
  'database administrator',
  'change board',
] as const

export const SIGNALS = [
  { name: 'http_error_ratio', words: 'HTTP error ratio', threshold: '> 5 %' },
  { name: 'latency_p95', words: 'p95 latency', threshold: '> 800 ms' },
  { name: 'queue_age', words: 'Age of the oldest message', threshold: '> 120 s' },
  { name: 'payment_declined_ratio', words: 'Declined payments', threshold: '> 8 %' },
  { name: 'pod_restarts', words: 'Pod restarts', threshold: '> 3 in 10 minutes' },
  { name: 'login_failures', words: 'Failed logins', threshold: '> 2 %' },
] as const

export const CHECKS = [
  { name: 'version', how: 'Every pod reports the version that was returned to' },
  { name: 'health', how: 'Every pod answers /healthz with 200' },
  { name: 'error-rate', how: 'The error ratio stays below 0.5 % for five minutes' },
  { name: 'smoke-tests', how: 'The smoke tests pass against production' },
  { name: 'operator-confirmation', how: 'The engineer on call confirms it in the release channel' },
] as const

/** Commands that let the pipeline go back. */
export const PIPELINE = [
  (service: string, version: string) => `gh workflow run rollback.yml -f service=${service} -f version=${version}`,
  (service: string, version: string) => `glab ci run -b main --variables TARGET:${service}-${version}`,
] as const

/** Commands that go back without touching data. */
export const BACK = [
  ...PIPELINE,
  (service: string, version: string) => `helm rollback ${service} --namespace production --wait # ${version}`,
  (service: string) => `kubectl -n production rollout undo deployment/${service}`,
  (service: string, version: string) =>
    `kubectl -n production set image deployment/${service} app=${service}:${version}`,
  (service: string, version: string) => `argocd app rollback ${service} --revision ${version}`,
] as const

/** Commands that a rollback should not hold. */
export const HARMFUL = [
  (service: string) => `pg_restore --clean --dbname=${service} /backup/${service}.dump`,
  (service: string) => `psql "$DATABASE_URL" -c "DELETE FROM ${service.replaceAll('-', '_')}_jobs WHERE state = 'new'"`,
  (service: string) => `kubectl -n production delete pvc data-${service}-0`,
  (service: string) => `vault kv put secret/${service} password=@new-password.txt`,
] as const

/** Commands that look and change nothing. */
export const LOOK = [
  (service: string) => `kubectl -n production get pods -l app=${service} -o wide`,
  (service: string) => `kubectl -n production logs deployment/${service} --since=15m | grep -c ERROR`,
  (service: string) => `curl -fsS https://${service}.example.com/healthz | jq .status`,
  (service: string) => `kubectl -n production rollout status deployment/${service} --timeout=120s`,
  (service: string) =>
    `psql "$DATABASE_URL" -c "SELECT state, count(*) FROM ${service.replaceAll('-', '_')}_jobs GROUP BY state"`,
] as const

const WHO = [
  'The service',
  'A second region',
  'Each pod',
  'The job of the night',
  'The mesh',
  'The cache in front of it',
  'Finance',
  'Our oldest client',
  'The queue',
  'The pool of connections',
  'A worker',
  'The team',
] as const

const DOES = [
  'reads its settings at start',
  'answers most requests from memory',
  'takes over when the first one is not reachable',
  'keeps messages for some days',
  'writes a summary to the shared folder',
  'tries again three times before it gives up',
  'spreads requests over all zones',
  'waits for the lock of the other one',
  'looks at the numbers of last week',
  'needs a few minutes to warm up',
  'is larger than it has to be',
  'holds about a thousand entries',
] as const

const SO = [
  'so a short outage is seen by few people',
  'and the dashboard shows it as a dip',
  'which is why the alert waits a little',
  'and nobody has to do anything about it',
  'so look at the graph before you look at the logs',
  'because the other side is slow on Mondays',
  'unless the batch is still running',
  'and the on-call engineer is paged',
  'which the team has agreed with support',
  'and the limit is raised before each sale',
  'though nobody remembers why',
  'as the diagram in the wiki shows',
] as const

export function sentence(random: Random): string {
  const where = random.chance(0.3) ? ` (${random.int(2, 400)} of ${random.pick(SERVICES)})` : ''
  return `${random.pick(WHO)}${where} ${random.pick(DOES)}, ${random.pick(SO)}.`
}

export const paragraph = (random: Random): string =>
  Array.from({ length: random.int(2, 4) }, () => sentence(random)).join(random.chance(0.5) ? ' ' : '\n')

export const version = (random: Random): string => `${random.int(1, 9)}.${random.int(0, 40)}.${random.int(0, 12)}`

export const day = (random: Random): string => `2026-${two(random.int(1, 10))}-${two(random.int(1, 28))}`

const two = (number: number): string => String(number).padStart(2, '0')
