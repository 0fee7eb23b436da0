import type { Fact, Item, Release, Value } from '../model/index.js'
import type { FactContext } from './context.js'
import { deriveEmergency } from './derived-emergency.js'
import { derivedProcedureFacts } from './derived-procedure.js'
import { deriveRunbook } from './derived-runbook.js'
import { deriveWindow } from './derived-window.js'
import { ageIn } from './moments.js'
import { has, textOf, valueIn } from './said-of.js'

type FactMap = ReadonlyMap<string, Fact>

/** What follows from other facts, the items and the clock. */
export function derivedDocumentFacts(release: Release, said: FactMap, context: FactContext): FactMap {
  const facts = new Map(said)
  const items = (type: Item['type']) => release.items.filter((item) => item.type === type)
  triggers()
  steps()
  relationships()
  hazards()
  counts()
  target()
  deriveWindow(facts, (fact) => facts.set(fact.name, fact))
  deriveEmergency(release, facts, put)
  deriveRunbook(
    facts,
    (date) => ageIn(date, context.now),
    put,
    (name, like) => facts.set(name, { ...like, name, rejected: [] }),
  )
  return derivedProcedureFacts(release, facts)

  /** Triggers that were listed as such count as the document's triggers. */
  function triggers(): void {
    const listed = items('trigger')
    listFrom('rollback.triggers', listed, (item) => textOf(item, 'trigger.text'))
    listFrom(
      'rollback.triggers.threshold',
      listed.filter((item) => has(item, 'trigger.value')),
      (item) => textOf(item, 'trigger.text'),
    )
    listFrom(
      'rollback.triggers.observable',
      listed.filter((item) => valueIn(item, 'trigger.observable') === true),
      (item) => textOf(item, 'trigger.text'),
    )
    for (const [name, wanted] of [
      ['rollback.triggers.automatic', true],
      ['rollback.triggers.manual', false],
    ] as const) {
      const some = listed.filter((item) => valueIn(item, 'trigger.automatic') === wanted)
      if (some[0]) put(name, true, some)
    }
  }

  function steps(): void {
    const listed = items('step')
    listFrom('rollback.steps', listed, (item) => textOf(item, 'step.text'))
    const answers = ['rollback.types', 'rollback.steps', 'rollback.forwardFix', 'rollback.target.explicit'].map(
      (name) => facts.get(name),
    )
    const first =
      answers.find((fact) => fact?.state === 'stated') ?? answers.find((fact) => fact && fact.state !== 'absent')
    const option = facts.get('rollback.option')
    // Whoever says that there is no way back has to say the way forward; steps that stand there all the same are of something else.
    const isOpen =
      option === undefined || option.state === 'absent' || facts.get('rollback.forwardFix')?.state === 'stated'
    if (first && option && isOpen)
      facts.set(option.name, {
        ...first,
        name: option.name,
        value: first.state === 'stated' ? true : null,
        rejected: [],
      })
  }

  /** The lists of related documents are its links, each with its relation. */
  function relationships(): void {
    for (const [name, relation] of [
      ['relationships.authoritativeFor', 'authoritative-for'],
      ['relationships.dependsOn', 'depends-on'],
    ] as const) {
      const related = items('link').filter((item) => valueIn(item, 'link.relation') === relation)
      listFrom(name, related, (item) => textOf(item, 'link.target'))
    }
    listFrom('release.components', items('component'), (item) => textOf(item, 'component.name'))
  }

  function hazards(): void {
    listFrom(
      'rollback.hazards',
      items('change').filter((item) => has(item, 'change.hazard')),
      (item) => textOf(item, 'change.hazard'),
    )
  }

  function counts(): void {
    put('approvals.count', items('approval').length, items('approval'))
    put('drills.count', items('drill').length, items('drill'))
    put('records.count', items('record').length, items('record'))
    const dated = items('drill').flatMap((item) => {
      const date = valueIn(item, 'drill.date')
      const age = typeof date === 'string' ? ageIn(date, context.now) : null
      return age === null ? [] : [{ item, age }]
    })
    const last = dated.sort((a, b) => a.age - b.age)[0]
    if (last) put('drills.lastAge', last.age, [last.item])
    else undated()
  }

  /** Drills were held, and when is written in a way that nobody can be sure of. */
  function undated(): void {
    const known = facts.get('drills.lastAge')
    const date = items('drill')
      .flatMap(({ mentions }) => mentions)
      .find(({ field, state }) => field === 'drill.date' && state === 'unreadable')
    if (known && date)
      facts.set(known.name, {
        ...known,
        state: 'unreadable',
        locations: [date.span],
        where: date.where,
        nearest: date.span,
      })
  }

  /** Components name their own targets: a plan whose every component has one is explicit. */
  function target(): void {
    const components = items('component')
    const known = facts.get('rollback.target.explicit')
    const answered = release.mentions.some(({ field, by }) => field === 'rollback.target.form' && by === 'answer')
    if (known?.state !== 'absent' || components.length === 0 || answered) return
    const versionOf = (item: Item) => textOf(item, 'component.target')
    const targets = components.filter((item) => has(item, 'component.target'))
    if (targets.length === components.length)
      put('rollback.target.explicit', [...new Set(targets.map(versionOf))].join(', '), targets)
  }

  function listFrom(name: string, listed: readonly Item[], text: (item: Item) => string): void {
    const known = facts.get(name)
    if (!known || listed.length === 0) return
    const values = [...new Set(listed.map(text).filter(Boolean))]
    const before = known.state === 'stated' && Array.isArray(known.value) ? (known.value as readonly string[]) : []
    const answered = listed.some((item) => item.mentions.some((mention) => mention.by === 'answer'))
    const merged = answered ? values : [...new Set([...before, ...values])]
    if (merged.length > 0) put(name, merged, listed, known.locations)
    else if (known.state === 'absent') unfilled(known, listed)
  }

  /** Things were listed, and every one of them is still a placeholder. */
  function unfilled(known: Fact, listed: readonly Item[]): void {
    const blank = listed.filter((item) => item.mentions.some((mention) => mention.state === 'unfilled'))
    const [first] = blank
    if (first)
      facts.set(known.name, {
        ...known,
        state: 'unfilled',
        locations: blank.map((item) => item.span),
        where: first.where,
        nearest: first.span,
      })
  }

  function put(
    name: string,
    value: Value,
    from: readonly Pick<Item, 'span' | 'where'>[],
    also: readonly Fact['nearest'][] = [],
  ): void {
    const known = facts.get(name)
    if (!known) return
    const [first] = from
    const locations = unique([...from.map((item) => item.span), ...also])
    facts.set(name, {
      ...known,
      state: 'stated',
      value,
      locations,
      where: first?.where ?? known.where,
      nearest: first?.span ?? known.nearest,
    })
  }
}

function unique(spans: readonly Fact['nearest'][]): readonly Fact['nearest'][] {
  const seen = new Set<string>()
  return spans.filter((span) => {
    const key = `${span.line}:${span.column}:${span.endLine}:${span.endColumn}`
    return !seen.has(key) && seen.add(key)
  })
}
