import type { Mention, Value } from '../../model/index.js'
import { excerpt, type Place, type Reading } from '../collected.js'
import { toldOfDrill } from './drill-results.js'

/** What a line on a drill tells besides its day: `2026-11-05: failed, 9 minutes`. */
export function drillTold(text: string, place: Place, { catalogue, vocabulary }: Reading): readonly Mention[] {
  const spec = catalogue.get('record.outcome')
  if (!spec) return []
  const { result, duration } = toldOfDrill(text, spec, vocabulary)
  const mention = (field: string, state: Mention['state'], value: Value): Mention => {
    return { field, state, value, ...place, by: 'reading' }
  }
  return [
    ...(result?.state === 'stated' ? [mention('drill.result', 'stated', result.value)] : []),
    ...(result?.state === 'unreadable' ? [mention('drill.result', 'unreadable', excerpt(text))] : []),
    ...(duration === null ? [] : [mention('drill.duration', 'stated', duration)]),
  ]
}
