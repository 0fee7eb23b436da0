import type { Report } from '../../../src/model/index.js'
import { line, PLAN, RUNBOOK } from './plan-and-links.js'

const answer = (fact: string, value: string, at: number, path = PLAN) =>
  ({ fact, state: 'stated', value, path, span: line(at) }) as const
const unsaid = (fact: string) => ({ fact, state: 'absent', value: '', path: PLAN, span: line(25) }) as const

/** A plan that answers nearly everything. */
export const pillars: Report['pillars'] = {
  revertability: {
    state: 'strong',
    evaluated: 75,
    because: [],
    answers: [
      answer('rollback.target.explicit', '2.14.3', 27),
      answer('rollback.timeBound', '5 minutes', 31),
      answer('rollback.types', 'traffic, code and feature-flag', 25),
      answer('rollback.forwardFix', 'Release 2.15.1, which writes orders.legacy_total again, behind a flag', 62),
      answer('rollback.timeBound', '5 minutes', 46, RUNBOOK),
    ],
  },
  observability: {
    state: 'strong',
    evaluated: 19,
    because: [],
    answers: [
      answer(
        'rollback.triggers',
        'http_error_ratio > 5 % for 2 minutes, checkout_latency_p95 > 800 ms for 5 minutes',
        34,
      ),
      answer('rollback.verification.checks', 'version, health, error-rate, smoke-tests and operator-confirmation', 52),
    ],
  },
  ownership: {
    state: 'strong',
    evaluated: 18,
    because: [],
    answers: [
      answer('ownership.decision', 'release manager', 66),
      answer('ownership.execution', 'on-call engineer', 67),
      answer('ownership.riskAcceptance', 'head of product', 68),
    ],
  },
  communication: {
    state: 'strong',
    evaluated: 7,
    because: [],
    answers: [answer('ownership.communication', 'support lead', 69), unsaid('rollback.communication')],
  },
}
