import type { SaidBeforehand, Subject } from '../model/index.js'

/** What a plan is asked for while something is wrong: where it is silent, that is told. */
const ASKED = [
  'rollback.triggers',
  'rollback.target.explicit',
  'rollback.timeBound',
  'ownership.decision',
  'rollback.unsafeWhen',
  'rollback.forwardFix',
  'rollback.failureHandling',
]
/** What is told where the plan says it. */
const MORE = [
  'rollback.requiredOn',
  'rollback.target.healthy',
  'ownership.execution',
  'rollback.hazards',
  'rollback.delay.justified',
]

/** What the plan said before anything was wrong, quoted with its places. Nothing where no plan could be read. */
export function beforehand(options: readonly Subject[], plan: string): readonly SaidBeforehand[] {
  const facts = options[0]?.facts
  return [...ASKED, ...MORE].flatMap((name) => {
    const fact = facts?.get(name)
    if (!fact || fact.nearest.path !== plan || (fact.state === 'absent' && MORE.includes(name))) return []
    const span = fact.locations[0] ?? fact.nearest
    return [{ fact: name, state: fact.state, value: fact.value, path: plan, span }]
  })
}
