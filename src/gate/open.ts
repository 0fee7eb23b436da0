import { askEvidence } from '../evidence/index.js'
import type { Problem } from '../model/index.js'
import { catalogueFor } from '../own-facts.js'
import type { Input } from '../world.js'
import { factsAt, type JoinedRead, join } from './join.js'
import { proofDemands } from './proofs.js'
import { reportOf } from './report-of.js'
import type { Gate, GateRequest } from './request.js'

/** Reads the plan and what it links, and works out what the world has to be asked. Never rejects for what a document says. */
export async function openGate(request: GateRequest): Promise<Gate> {
  const { plan: input, records, config, world } = request
  const joined = await join(input, records, config, world)
  const plans = joined.reads.filter(({ relation, release }) => relation === 'plan' && release?.kind === 'release-plan')
  const plan = plans.length === 1 ? (plans[0] as JoinedRead) : null
  const { catalogue } = catalogueFor(config)
  const demands = [...config.gate.evidence, ...proofDemands(joined.proofs)]
  const asked = plan ? askEvidence(demands, factsAt(plan, world.now), catalogue) : []
  const problems = plan ? request.problems : [...request.problems, noPlan(input, plans.length)]
  const opened = { request, joined, plan, asked, problems }
  return { asked, judge: (observations, now) => reportOf(opened, observations, now) }
}

function noPlan({ path }: Input, found: number): Problem {
  return {
    code: found === 0 ? 'no-plan' : 'several-plans',
    severity: 'error',
    message:
      found === 0
        ? 'No release plan could be read here, and a gate judges one.'
        : `This file holds ${found} release plans, and a gate judges one.`,
    fix:
      found === 0
        ? 'Name the release plan. A document says that it is one by `kind: release-plan`.'
        : 'Write each into a file of its own.',
    path,
    span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
