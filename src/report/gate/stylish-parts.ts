import type { EvidenceResult, GateReport, WaiverReport } from '../../model/index.js'
import { place } from '../finding.js'
import type { Paint, View } from '../palette.js'
import { count, printable, shorten, textWidth, wrap } from '../printable.js'
import { momentInWords, roughly } from './moment.js'
import { boundOf } from './timeline.js'
import { ageWords, RELATION_WORDS, standingOf, standingWords } from './words.js'

/** Entries of a part that are shown before `--verbose` is needed. */
const SHOWN = 8

interface Entry {
  /** A word, painted, in a column of its own. */
  readonly word: string
  readonly paint: Paint
  readonly text: string
  /** What is said below it, dimmed. */
  readonly more: readonly string[]
}

/** A part with its title; the words of its entries stand in one column. Nothing where there is no entry. */
function part(title: string, entries: readonly Entry[], view: View, most = SHOWN): readonly string[] {
  if (entries.length === 0) return []
  const shown = view.verbose ? entries : entries.slice(0, most)
  const column = Math.max(...shown.map(({ word }) => textWidth(word)))
  const indent = ' '.repeat(column + 4)
  const hidden = entries.length - shown.length
  return [
    view.palette.strong(title),
    ...shown.flatMap(({ word, paint, text, more }) => {
      const [first = '', ...rest] = wrap(printable(text), view.width - column - 4)
      const below = more.flatMap((one) => wrap(printable(one), view.width - column - 4))
      return [
        `  ${paint(word.padEnd(column))}  ${first}`.trimEnd(),
        ...rest.map((line) => `${indent}${line}`),
        ...below.map((line) => `${indent}${view.palette.dim(line)}`),
      ]
    }),
    ...(hidden > 0
      ? [view.palette.dim(`  and ${count(hidden, 'more entry', 'more entries')} (--verbose shows them all)`)]
      : []),
    '',
  ]
}

const plain: Paint = (text) => text

/** The plan and what it links, judged together. */
export function joinedLines({ joined }: GateReport, view: View): readonly string[] {
  const entries = joined.map(({ place: file, relation, sha256 }): Entry => {
    const digest = view.verbose ? [`sha256 ${sha256}`] : []
    return { word: RELATION_WORDS[relation], paint: plain, text: file, more: digest }
  })
  return part('Judged together', entries, view)
}

/**
 * What the rules and waivers of this change ask otherwise than those that are trusted. Each is listed, those that ask less
 * first: nobody may be able to hide one behind others.
 */
export function differenceLines({ trusted }: GateReport, view: View): readonly string[] {
  if (trusted === null) return []
  const { revision, differences, report } = trusted
  const [weaker, others] = [differences.filter((one) => one.weaker), differences.filter((one) => !one.weaker)]
  const listed = view.quiet ? weaker : [...weaker, ...others]
  const entries = listed.map(({ what, name, trusted: before, head, weaker }): Entry => {
    const change = `${before ?? 'not there'} -> ${head ?? 'not there'}`
    const paint = weaker ? view.palette.block : plain
    return { word: weaker ? 'asks less' : 'differs', paint, text: `${what} ${name}`, more: [change] }
  })
  const decision = `By the rules of ${printable(revision)} it is ${report.verdict.decision}`
  if (differences.length === 0) return view.quiet ? [] : [`${decision}, and nothing differs.`, '']
  return [...part(`Against ${printable(revision)}`, entries, view, entries.length).slice(0, -1), `  ${decision}.`, '']
}

export function waiverLines(gate: GateReport, view: View): readonly string[] {
  const listed = gate.waivers.filter(({ standing }) => !view.quiet || standing !== 'in-force')
  return part(
    'Waivers',
    listed.map((one) => waiverEntry(one, gate, view)),
    view,
  )
}

function waiverEntry(report: WaiverReport, { at }: GateReport, { palette }: View): Entry {
  const { waiver, standing } = report
  const counts = standing === 'in-force'
  return {
    word: counts ? 'in force' : standing === 'expired' ? 'expired' : 'refused',
    paint: counts ? palette.go : palette.block,
    text: `${waiver.rule} (${waiver.ticket}): ${standingWords(report, at).replace(/^in force, |^does not count: /, '')}`,
    more: [`by ${waiver.approvedBy}, until ${waiver.expires} (${place(waiver.path, waiver.span)})`],
  }
}

export function evidenceLines({ evidence, at }: GateReport, view: View): readonly string[] {
  const { palette } = view
  const paints = { holds: palette.go, 'too old': palette.block, fails: palette.block, unreadable: palette.warn }
  const listed = evidence.filter((one) => !view.quiet || standingOf(one, at) !== 'holds')
  const entries = listed.map((result: EvidenceResult): Entry => {
    const { demand, says } = result
    const standing = standingOf(result, at)
    const age = ageWords(result, at)
    return {
      word: standing,
      paint: paints[standing],
      text: `${demand.name}: ${shorten(says, 600)}`,
      more: [age === null ? place(demand.path, demand.span) : `${age} (${place(demand.path, demand.span)})`],
    }
  })
  return part('Evidence', entries, view)
}

/** Drills and rollbacks against the promise. Those within it are one line. */
export function historyLines(gate: GateReport, view: View): readonly string[] {
  const bound = boundOf(gate)
  const limit = bound === null ? null : Number(bound.value)
  const { palette } = view
  const entries = gate.history.flatMap((past): readonly Entry[] => {
    const over = past.duration !== null && limit !== null && past.duration > limit
    if (view.quiet && !over) return []
    const took = past.duration === null ? 'nobody says how long it took' : `took ${roughly(past.duration)}`
    const against = over ? `, over the promise by ${roughly((past.duration ?? 0) - (limit ?? 0))}` : ''
    const what = [past.component, past.outcome].filter((one) => one !== null).join(', ')
    const when = past.date === null ? 'unknown day' : momentInWords(past.date.slice(0, 10))
    const text = `${past.type} of ${when}: ${took}${against}${what === '' ? '' : `; ${what}`} (${place(past.path, past.span)})`
    const [word, paint] = over
      ? ['over', palette.block]
      : past.duration === null
        ? ['untold', plain]
        : ['within', palette.go]
    return [{ word, paint, text, more: [] } as Entry]
  })
  const promised = bound === null ? 'nothing is promised' : `promised: ${printable(bound.text)}`
  const words = limit === null ? entries.map((one) => ({ ...one, word: 'past', paint: plain })) : entries
  return part(`Drills and rollbacks (${promised})`, words, view)
}
