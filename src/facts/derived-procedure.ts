import type { Fact, Item, Release, Span, Value } from '../model/index.js'

type FactMap = ReadonlyMap<string, Fact>

/** Parts of a procedure that a document has without a title for them. */
const PART_OF_FACT: readonly (readonly [fact: string, part: string])[] = [
  ['rollback.triggers', 'trigger'],
  ['rollback.steps', 'workflow'],
  ['rollback.verification', 'validation'],
  ['rollback.audit', 'audit'],
]

/** Facts of a step, and the part of it that each states. */
const STEP_PART: readonly (readonly [fact: string, part: string])[] = [
  ['step.purpose', 'purpose'],
  ['step.inputs', 'inputs'],
  ['step.actions', 'actions'],
  ['step.decision', 'decision'],
  ['step.go', 'go'],
  ['step.noGo', 'no-go'],
  ['step.outputs', 'outputs'],
  ['step.failure', 'failure'],
  ['step.retry', 'retry'],
]
/** Parts that only a step written as a contract states. */
const STRUCTURE = ['purpose', 'inputs', 'decision', 'outputs', 'failure']
const FEWEST_PARTS = 2
const APPROVED = ['execution', 'validation']

/** What follows for a procedure from its inputs, steps, exit states and the rest of the facts. */
export function derivedProcedureFacts(release: Release, said: FactMap): FactMap {
  const facts = new Map(said)
  const items = (type: Item['type']) => release.items.filter((item) => item.type === type)
  parts()
  inputs()
  steps()
  exits()
  untimed()
  approvers()
  times()
  return facts

  /** It stands where the document begins: nobody looks for a missing part below another one. */
  function parts(): void {
    const known = facts.get('procedure.parts')
    const head = release.anchors.find(({ prefix }) => prefix === '')
    if (!known) return
    const named = listOf(known)
    const more = PART_OF_FACT.filter(([name, part]) => facts.get(name)?.state === 'stated' && !named.includes(part))
    const all = [...named, ...more.map(([, part]) => part)]
    if (all.length > 0) put(known, all, head ? [head.span] : known.locations, head?.where)
  }

  /** One sentence on any missing input is enough for all of them. */
  function inputs(): void {
    const all = items('input').filter((item) => has(item, 'input.name'))
    const isCovered = facts.get('procedure.ifInputMissing')?.state === 'stated'
    fromItems('procedure.inputs', all)
    fromItems('procedure.uncoveredInputs', isCovered ? [] : all.filter((item) => !has(item, 'input.ifMissing')))
  }

  function fromItems(name: string, listed: readonly Item[]): void {
    const known = facts.get(name)
    const [first] = listed
    if (known && first)
      put(
        known,
        [...new Set(listed.map(({ label }) => label))],
        listed.map(({ span }) => span),
        first.where,
      )
  }

  function steps(): void {
    const known = facts.get('procedure.stepsStructured')
    const all = items('step')
    if (!known || all.length === 0) return
    const structured = all.filter(
      (step) => stepParts(step).filter((part) => STRUCTURE.includes(part)).length >= FEWEST_PARTS,
    )
    put(
      known,
      structured.length * 2 > all.length,
      all.map(({ span }) => span),
      all[0]?.where,
    )
  }

  function exits(): void {
    const known = facts.get('procedure.exitStates')
    const all = items('exit-state').filter((item) => has(item, 'exitState.outcome'))
    const outcomes = all.map((item) => String(valueIn(item, 'exitState.outcome')))
    if (known && all.length > 0)
      put(
        known,
        [...new Set(outcomes)],
        all.map(({ span }) => span),
        all[0]?.where,
      )
  }

  function untimed(): void {
    const known = facts.get('rollback.audit.untimed')
    const times = facts.get('rollback.audit.times')
    if (!known || times?.state !== 'stated') return
    const dated = listOf(times)
    const open = listOf(facts.get('rollback.order')).filter((kind) => !dated.includes(kind))
    if (open.length > 0) put(known, open, times.locations, times.where)
  }

  function approvers(): void {
    const known = facts.get('procedure.approvers')
    const named = APPROVED.flatMap((what) => {
      const fact = facts.get(`procedure.approvers.${what}`)
      return fact?.state === 'stated' ? [{ what, fact }] : []
    })
    const [first] = named
    const blank = APPROVED.map((what) => facts.get(`procedure.approvers.${what}`)).find(
      (one) => one?.state === 'unfilled',
    )
    if (known && first)
      put(
        known,
        named.map(({ what }) => what),
        named.flatMap(({ fact }) => fact.locations),
        first.fact.where,
      )
    else if (known && blank) facts.set(known.name, { ...blank, name: known.name })
  }

  /** Without a heading for it, the audit trail stands where it is told of. */
  function times(): void {
    const known = facts.get('rollback.audit.times')
    const trail = facts.get('rollback.audit')
    const isTitled = release.mentions.some(
      ({ field, value }) => field === 'procedure.parts' && Array.isArray(value) && value.includes('audit'),
    )
    const [span] = trail?.state === 'stated' ? trail.locations : []
    if (known?.state === 'absent' && span && trail && !isTitled)
      facts.set(known.name, { ...known, nearest: span, where: trail.where })
  }

  function put(known: Fact, value: Value, locations: readonly Span[], where = known.where): void {
    facts.set(known.name, {
      ...known,
      state: 'stated',
      value,
      locations,
      where,
      nearest: locations[0] ?? known.nearest,
    })
  }
}

/** Which of its parts a step states. */
export function stepParts(step: Item): readonly string[] {
  const parts = STEP_PART.filter(([fact]) => has(step, fact)).map(([, part]) => part)
  // Whoever names both ways out has said what is decided.
  const decided = parts.includes('go') && parts.includes('no-go') && !parts.includes('decision')
  return decided ? [...parts, 'decision'] : parts
}

const listOf = (fact: Fact | undefined): readonly string[] =>
  fact?.state === 'stated' && Array.isArray(fact.value) ? (fact.value as readonly string[]) : []
const valueIn = (item: Item, field: string): Value =>
  item.mentions.find((mention) => mention.field === field && mention.state === 'stated')?.value ?? null
const has = (item: Item, field: string): boolean => valueIn(item, field) !== null
