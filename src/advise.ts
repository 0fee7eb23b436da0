import { adviceFor } from './advice/index.js'
import { type FactContext, factsOf, subjectsOf } from './facts/index.js'
import { weigh } from './judge/index.js'
import {
  type Advice,
  type Config,
  isExplained,
  type Kind,
  type Problem,
  type Release,
  type Subject,
} from './model/index.js'
import { catalogueFor } from './own-facts.js'
import { vocabularyFor } from './own-vocabulary.js'
import { planAmong } from './planned.js'
import { activeRules, countPairs, evaluate, type Policy } from './policy/index.js'
import { type Read, readAll } from './read-all.js'
import { faultIn } from './read-input.js'
import { worthSaying } from './reading/index.js'
import { matchesGlobs } from './schema/index.js'
import type { Input, World } from './world.js'

/** What was read of the two files. */
interface Opened {
  readonly incident: Release | null
  readonly plan: Release | null
  readonly context: FactContext | null
  readonly problems: readonly Problem[]
}

/**
 * What can be done about an incident, by what is so and by what the plan said beforehand: read, extract, evaluate, weigh.
 * Never rejects for anything that a file, a document or a rule says; what cannot be read makes nothing open.
 */
export async function advise(
  incident: Input,
  plan: Input,
  config: Config,
  policy: Policy,
  world: World,
): Promise<Advice> {
  const { catalogue } = catalogueFor(config)
  const opened = await open(incident, plan, config, world)
  const asked = { at: world.now, incident: incident.path, plan: plan.path, catalogue }
  try {
    const subjects = optionsIn(opened)
    const environment = environmentOf(subjects)
    const rules = activeRules(policy, { path: incident.place, kind: 'incident', environment }, matchesGlobs)
    const outcomes = await evaluate(rules, subjects, catalogue, world.now)
    const { drafts } = weigh(outcomes, catalogue, { place: incident.place, traces: true })
    const findings = drafts.map(({ finding }) => finding).filter(isExplained)
    const expected = countPairs(rules, subjects)
    return adviceFor({ ...asked, problems: opened.problems, subjects, outcomes, findings, expected })
  } catch (error) {
    const problems = [...opened.problems, faultIn(incident.path, error)]
    return adviceFor({ ...asked, problems, subjects: [], outcomes: [], findings: [], expected: 0 })
  }
}

async function open(incident: Input, plan: Input, config: Config, world: World): Promise<Opened> {
  const reads: Read[] = []
  for await (const read of readAll([incident, plan], config, world, null)) reads.push(read)
  const of = (input: Input) => reads.filter((read) => read.input === input)
  const releasesOf = (input: Input) => of(input).flatMap(({ release }) => release ?? [])
  const unread = (input: Input) => of(input).flatMap(({ release, problems }) => (release ? [] : problems))
  const { vocabulary } = vocabularyFor(config)
  const said = reads.flatMap(({ release, problems }) => (release ? worthSaying(release, vocabulary) : problems))
  const [told, ...others] = releasesOf(incident).filter(({ kind }) => kind === 'incident')
  const planned = planAmong(releasesOf(plan), unread(plan))
  const isBroken = (input: Input) => said.some(({ path, severity }) => path === input.path && severity === 'error')
  const wrong = [
    ...(told && others.length === 0 ? [] : isBroken(incident) ? [] : [noIncident(incident, others.length + 1)]),
    ...(planned || isBroken(plan) ? [] : [noPlan(plan)]),
  ]
  return {
    incident: told && others.length === 0 ? told : null,
    plan: planned,
    context: reads[0]?.context ?? null,
    // What is wrong with the plan beyond that is for `gonogo check`.
    problems: [...said.filter(({ path, severity }) => path === incident.path || severity === 'error'), ...wrong],
  }
}

function optionsIn({ incident, plan, context }: Opened): readonly Subject[] {
  if (!incident || !plan || !context) return []
  const weighedBy = { release: plan, facts: factsOf(plan, context) }
  const subjects = subjectsOf(incident, { ...context, plan: () => weighedBy })
  return subjects.filter(({ type }) => type === 'option')
}

function environmentOf([first]: readonly Subject[]): string | null {
  const fact = first?.facts.get('release.environment')
  return fact?.state === 'stated' ? String(fact.value) : null
}

const INCIDENT: Kind = 'incident'

function noIncident({ path }: Input, found: number): Problem {
  return wrong(
    'no-incident',
    found > 1 ? `This file holds ${found} incidents, and advice is about one.` : 'This is no incident.',
    found > 1
      ? 'Write each into a file of its own.'
      : `Say what is so in a file that begins with \`kind: ${INCIDENT}\`.`,
    path,
  )
}

function noPlan({ path }: Input): Problem {
  return wrong(
    'no-plan',
    'This is no plan that the incident could be weighed by.',
    'Name one release plan, runbook or procedure. A document says what it is by `kind: release-plan`.',
    path,
  )
}

function wrong(code: string, message: string, fix: string, path: string): Problem {
  return { code, severity: 'error', message, fix, path, span: { line: 1, column: 1, endLine: 1, endColumn: 1 } }
}
