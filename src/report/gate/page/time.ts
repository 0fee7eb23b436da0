import type { GateReport } from '../../../model/index.js'
import { count } from '../../printable.js'
import { brief, momentInWords, roughly } from '../moment.js'
import { boundOf, isTime, pastWords, type Stretch, timelineOf } from '../timeline.js'
import { chart, type Mark, spanWords } from './chart.js'
import { html, type Markup } from './markup.js'
import { folded, placeOf, section, table } from './parts.js'

/** From the first sign to the end of the rollback, as the documents promise it. */
export function timelinePart(gate: GateReport): Markup | null {
  const timeline = timelineOf(gate)
  if (timeline === null) return null
  const { stretches, bound } = timeline
  const end =
    bound === null
      ? []
      : [{ at: Number(bound.value), label: `bound ${brief(Number(bound.value))}`, look: 'bound' } as const]
  const marks: readonly Mark[] = [{ at: 0, label: 'alarm', look: 'alarm' }, ...end]
  const promise =
    bound === null ? 'No time bound is promised.' : `The rollback is promised to end within ${bound.text}.`
  const rows = stretches.map((one) => [one.label, spanWords(one, 'T'), linePlace(one)])
  const picture = {
    id: 'timeline-picture',
    title: 'From the first sign to the end of the rollback',
    description: `${promise} ${stretches.map((one) => `${one.label}: ${spanWords(one, 'T')}`).join('; ')}.`,
    prefix: 'T',
    stretches,
    marks,
  }
  return section(
    'timeline',
    'Triggers and bounds',
    html`<p>T+0 is the alarm: a trigger has held for its time. ${promise}${bound ? html` ${placeOf(bound.path, bound.span)}` : null}</p>`,
    html`<figure>${chart(picture)}</figure>`,
    folded('The same as a table', table('Triggers, phases and bounds', ['What', 'When', 'Said at'], rows)),
  )
}

/** Bars of a chart. */
const DRAWN = 12

/** Drills and rollbacks against what is promised. */
export function historyPart(gate: GateReport): Markup | null {
  const { history } = gate
  if (history.length === 0) return null
  const bound = boundOf(gate)
  const limit = bound === null ? null : Number(bound.value)
  const stretches = history
    .filter(({ duration }) => isTime(duration))
    .slice(0, DRAWN)
    .map((past): Stretch => {
      const to = Number(past.duration)
      const look = limit !== null && to > limit ? 'over' : 'past'
      return { label: pastWords(past), look, from: 0, to, path: past.path, line: past.span.line }
    })
  const over = limit === null ? 0 : history.filter(({ duration }) => duration !== null && duration > limit).length
  const says =
    bound === null
      ? 'No time bound is promised to hold them against.'
      : over === 0
        ? `None took longer than the promised ${bound.text}.`
        : `${count(over, 'took', 'took')} longer than the promised ${bound.text}.`
  const picture = {
    id: 'history-picture',
    title: 'How long drills and rollbacks took',
    description: `${says} ${stretches.map(({ label, to }) => `${label}: ${brief(to)}`).join('; ')}.`,
    prefix: '',
    stretches,
    marks: limit === null ? [] : [{ at: limit, label: `bound ${brief(limit)}`, look: 'bound' } as const],
  }
  const rows = history.map((past) => [
    past.date === null ? 'unknown day' : momentInWords(past.date),
    past.type,
    past.component ?? '',
    past.duration === null ? 'not known' : roughly(past.duration),
    past.duration === null || limit === null
      ? ''
      : past.duration > limit
        ? `over by ${roughly(past.duration - limit)}`
        : 'within',
    past.outcome ?? 'not known',
    placeOf(past.path, past.span),
  ])
  const head = ['When', 'What', 'Component', 'Took', 'The bound', 'Outcome', 'Said at']
  return section(
    'history',
    'Drills and rollbacks',
    html`<p>${over > 0 ? html`<strong>${says}</strong>` : says}</p>`,
    stretches.length > 0 ? html`<figure>${chart(picture)}</figure>` : null,
    folded(
      count(history.length, 'entry as a table', 'entries as a table'),
      table('Drills and rollbacks, the newest first', head, rows),
    ),
  )
}

function linePlace({ path, line }: Stretch): Markup {
  return placeOf(path, { line, column: 1, endLine: line, endColumn: 1 })
}
