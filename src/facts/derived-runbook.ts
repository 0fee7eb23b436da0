import type { Fact, Value } from '../model/index.js'
import type { Put } from './derived-emergency.js'
import { METADATA } from './runbook-facts.js'

type FactMap = ReadonlyMap<string, Fact>

/** What follows for the document's own data and for who pulls the triggers. */
export function deriveRunbook(
  facts: FactMap,
  ageOf: (date: string) => number | null,
  put: Put,
  putFact: (name: string, fact: Fact) => void,
): void {
  const place = ({ nearest, where }: Fact) => ({ span: nearest, where })
  // A day that could be a month says when, though not to us.
  const told = METADATA.flatMap((part) => {
    const fact = facts.get(`document.${part}`)
    return fact && (fact.state === 'stated' || fact.state === 'unreadable') ? [{ part, ...place(fact) }] : []
  })
  if (told.length > 0)
    put(
      'document.metadata',
      told.map(({ part }) => part),
      told,
    )

  const kinds = ['automatic', 'manual'].flatMap((kind) => {
    const fact = facts.get(`rollback.triggers.${kind}`)
    return fact?.state === 'stated' && fact.value === true ? [{ kind, ...place(fact) }] : []
  })
  if (kinds.length > 0)
    put(
      'rollback.triggers.kinds',
      kinds.map(({ kind }) => kind),
      kinds,
    )

  const updated = facts.get('document.updated')
  const dated = updated && updated.state !== 'absent' ? updated : facts.get('document.created')
  if (dated?.state === 'unreadable' || dated?.state === 'unfilled') putFact('document.age', dated)
  const age = dated?.state === 'stated' ? ageOf(String(dated.value)) : null
  if (dated && age !== null) put('document.age', age, [place(dated)])
}

/** What of a rollback its record documents. */
export function documentedIn(facts: FactMap): Value {
  const said = (...names: readonly string[]) => names.some((name) => facts.get(name)?.state === 'stated')
  const parts = [
    ['trigger', said('record.reason')],
    ['timeline', said('record.timeline') || (said('record.started') && said('record.finished'))],
    ['systems', said('record.component')],
    ['resolution', said('record.resolution') || said('record.steps')],
    ['lessons', said('record.lessons')],
  ] as const
  const documented = parts.filter(([, is]) => is).map(([part]) => part)
  return documented.length > 0 ? documented : null
}
