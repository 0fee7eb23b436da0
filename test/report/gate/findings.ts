import type { Finding } from '../../../src/model/index.js'
import { finding as shortFinding } from '../sample.js'
import { line, PLAN } from './plan-and-links.js'

/** What rules found, of every level and result. */

export const finding = (over: Partial<Finding>): Finding => shortFinding({ path: PLAN, span: line(31, 14), ...over })

export const drillAge = finding({
  rule: 'pillars/drill-age',
  message: 'The last rehearsal of this rollback is 54 days old.',
  why: 'What nobody has tried for months has changed since.',
  fix: 'Rehearse the rollback, and write the date under `drills:`.',
  fingerprint: 'aaaaaaaaaaaaaaaa',
  span: line(82),
})
export const contradicted = finding({
  rule: 'gate/promise-held',
  message: 'The plan promises 5 minutes, and the last drills and rollbacks took 12 and 9 minutes.',
  why: 'A promise that history contradicts is a hope.',
  fix: 'Promise what the drills show, or rehearse until they show what is promised.',
  fingerprint: 'bbbbbbbbbbbbbbbb',
  related: [
    { path: PLAN, span: line(82), message: 'This drill took 12 minutes.' },
    { path: 'records/2026-10-02.yaml', span: line(5), message: 'This rollback took 9 minutes.' },
  ],
})
export const testsFail = finding({
  rule: 'gate/evidence-holds',
  message: 'smoke-tests: 2 of 84 tests failed, and the report is older than 1 day.',
  why: 'A release on old or broken evidence is a release on none.',
  fix: 'Run the suite against production, and let it pass.',
  path: 'gonogo.config.yaml',
  span: line(22),
  fingerprint: 'cccccccccccccccc',
})
export const vague = finding({
  rule: 'emergency/trigger-threshold',
  level: 'warn',
  pillar: 'observability',
  message: '"payments look unhealthy" cannot be observed: it has no threshold and names no function that fails.',
  why: 'One vague trigger among sharp ones is the one that is argued about.',
  fix: 'Add the number, for example `threshold: "> 5 %"` and `duration: 2m`.',
  fingerprint: 'dddddddddddddddd',
  span: line(36),
})
export const untold = finding({
  rule: 'gate/evidence-readable',
  message: 'previous-is-healthy could not be read: metrics.example.com did not answer in 10 seconds.',
  why: 'What is unknown is never GO.',
  fix: 'Look whether the address can be reached from here, and ask again.',
  path: 'gonogo.config.yaml',
  span: line(17),
  fingerprint: 'eeeeeeeeeeeeeeee',
  result: 'cannot-tell',
})
