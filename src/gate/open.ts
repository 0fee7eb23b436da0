import { askEvidence } from '../evidence/index.js'
import type { AskedEvidence, Config, GateReport, Observation, Problem, Waiver, WaiverTerms } from '../model/index.js'
import { catalogueFor } from '../own-facts.js'
import type { Policy } from '../policy/index.js'
import type { Input, World } from '../world.js'
import { factsAt, type Joined, type JoinedRead, join } from './join.js'
import { proofDemands } from './proofs.js'
import { reportOf } from './report-of.js'

/** What a gate judges: one plan at one moment, by these rules and waivers. */
export interface GateRequest {
  readonly plan: Input
  /** The records of a journal. */
  readonly records: readonly Input[]
  readonly config: Config
  readonly policy: Policy
  /** Its `now` is the moment that is judged. */
  readonly world: World
  readonly waivers: readonly Waiver[]
  readonly terms: WaiverTerms
  /** What was wrong before anything was read: with waivers, a journal, recorded evidence. */
  readonly problems: readonly Problem[]
  /** A path as it is printed, as seen from the folder of the config. */
  readonly placeOf: (path: string) => string
  /** SHA-256 of a file as it lies there, in hex digits; null where it is no file. */
  readonly digestOf: (input: Input) => string | null
  readonly version: string
}

/** A plan that was read with all it links: the world can be asked, and the release be judged. */
export interface Gate {
  readonly asked: readonly AskedEvidence[]
  readonly judge: (observations: readonly Observation[]) => Promise<GateReport>
}

/** What is known once everything was read, and stays the same at any moment. */
export interface Opened {
  readonly request: GateRequest
  readonly joined: Joined
  /** The plan among what was read; null where there is none, or more than one. */
  readonly plan: JoinedRead | null
  readonly asked: readonly AskedEvidence[]
  readonly problems: readonly Problem[]
}

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
  return { asked, judge: (observations) => reportOf(opened, observations) }
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
