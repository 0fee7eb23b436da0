import type { DataNode, MapEntry, MapNode, Problem, Span } from '../model/index.js'
import { secondsIn } from './duration.js'
import { type Moment, momentIn, whyNoMoment } from './moment.js'
import { versionOf } from './rollback.js'

export interface ReadOptions {
  /** The moment of the call: ISO 8601. Nothing that lies after it has happened. */
  readonly now: string
  /** Whether a text only holds the place of an answer. */
  readonly isPlaceholder: (text: string) => boolean
  /** Whether a text names nobody where somebody has decided; left out: nobody asks. */
  readonly isNobody?: (text: string) => boolean
  /** Whether a text only says where a version stands among others; left out: nobody asks. */
  readonly isImplicit?: (text: string) => boolean
}

/** What a journal wants to know of every rollback, with an example. */
const REQUIRED: ReadonlyMap<string, string> = new Map([
  ['reason', 'reason: http_error_ratio above 5 % for 2 minutes'],
  ['component', 'component: storefront-web'],
  ['from', 'from: 2.15.0'],
  ['target', 'target: 2.14.3'],
  ['started', 'started: 2026-11-02T14:35:00Z'],
  ['finished', 'finished: 2026-11-02T14:38:30Z'],
  ['outcome', 'outcome: succeeded'],
  ['decidedBy', 'decidedBy: on-call engineer'],
])
const TIMES = ['decided', 'started', 'finished', 'validated'] as const

/** Seconds by which a stated duration may differ from the times: people round. */
const ROUNDING = 60
const DAY = 86_400
/** Days after which a start and an end are not those of one rollback. */
const LONGEST = 31

/** What keeps a record, well-formed as it is, out of a journal. */
export function mistakesIn(record: MapNode, path: string, options: ReadOptions): readonly Problem[] {
  const entryOf = (key: string) => record.entries.find((entry) => entry.key === key)
  const problem = (code: string, span: Span, message: string, fix: string): Problem => {
    return { code, severity: 'error', message, fix, path, span }
  }
  const open = [...REQUIRED].flatMap(([key, example]) => {
    const entry = entryOf(key)
    const is = stateOf(entry, options.isPlaceholder)
    if (is === 'said') return []
    const span = entry?.keySpan ?? record.entries[0]?.keySpan ?? record.span
    const message = is === 'open' ? `\`${key}\` is still a placeholder.` : `The record does not say \`${key}\`.`
    return [
      problem('missing-answer', span, message, `A journal keeps it of every rollback, for example \`${example}\`.`),
    ]
  })
  if (open.length > 0) return open
  return [
    ...timeMistakes(entryOf, problem, options.now),
    ...versionMistakes(entryOf, problem),
    ...nameMistakes(entryOf, problem, options),
  ]
}

type EntryOf = (key: string) => MapEntry | undefined
type MakeProblem = (code: string, span: Span, message: string, fix: string) => Problem

function timeMistakes(entryOf: EntryOf, problem: MakeProblem, now: string): readonly Problem[] {
  const times = new Map<string, { readonly moment: Moment; readonly span: Span; readonly text: string }>()
  for (const key of TIMES) {
    const value = entryOf(key)?.value
    const moment = value && momentIn(textOf(value))
    if (value && moment) times.set(key, { moment, span: value.span, text: textOf(value) })
  }
  const [started, finished] = [times.get('started'), times.get('finished')]
  const unreadable = (['started', 'finished'] as const).flatMap((key) => {
    const entry = entryOf(key)
    if (!entry || times.get(key)?.moment.exact) return []
    const text = textOf(entry.value)
    const why = whyNoMoment(text)
    if (why !== null) {
      const fix = `Correct it, for example \`${key}: 2026-11-02T14:35:00Z\`.`
      return [problem('no-such-moment', entry.value.span, `\`${key}\` is ${text}, and there is no such ${why}.`, fix)]
    }
    const fix = `Write the day and the time, for example \`${key}: 2026-11-02T14:35:00Z\`: minutes count in a rollback.`
    return [problem('no-time-of-day', entry.value.span, `\`${key}\` has no time of day.`, fix)]
  })
  if (unreadable.length > 0) return unreadable
  const ahead = [...times].flatMap(([key, { moment, span, text }]) => {
    if (!(moment.time > Date.parse(now))) return []
    const message = `\`${key}\` is ${text}, and it is ${now} now.`
    return [
      problem(
        'time-ahead',
        span,
        message,
        'Record what has happened. A time without a zone is UTC: add `+01:00` where it is not.',
      ),
    ]
  })
  if (!started || !finished) return ahead
  const took = (finished.moment.time - started.moment.time) / 1000
  if (took < 0) {
    const message = `The rollback finished (${finished.text}) before it started (${started.text}).`
    return [...ahead, problem('time-order', finished.span, message, 'Correct one of the two.')]
  }
  if (took > LONGEST * DAY) {
    const message = `From start (${started.text}) to end (${finished.text}) it was more than ${LONGEST} days.`
    return [...ahead, problem('too-long', started.span, message, 'No rollback takes so long: correct one of the two.')]
  }
  const duration = entryOf('duration')?.value
  const seconds = duration ? secondsIn(textOf(duration)) : null
  if (!duration || seconds === null || Math.abs(seconds - took) <= ROUNDING) return ahead
  const message = `\`duration\` is ${textOf(duration)}, and from start to end it was ${took} seconds.`
  return [
    ...ahead,
    problem('other-duration', duration.span, message, 'Leave `duration` out: it follows from the times.'),
  ]
}

function versionMistakes(entryOf: EntryOf, problem: MakeProblem): readonly Problem[] {
  const [from, target] = [entryOf('from')?.value, entryOf('target')?.value]
  if (!from || !target || versionOf(textOf(from)) !== versionOf(textOf(target))) return []
  const message = `\`from\` and \`target\` are the same version, ${textOf(target)}.`
  const fix = '`from` is the version that was left, and `target` the one that was returned to.'
  return [problem('same-version', target.span, message, fix)]
}

/** What happened has a name: which version it was, and who decided. */
function nameMistakes(entryOf: EntryOf, problem: MakeProblem, options: ReadOptions): readonly Problem[] {
  const [target, decidedBy] = [entryOf('target')?.value, entryOf('decidedBy')?.value]
  const found: Problem[] = []
  if (target && options.isImplicit?.(textOf(target))) {
    const message = `\`target\` is ${textOf(target)}, and that names no version.`
    found.push(problem('implicit-target', target.span, message, 'Write which version it was: `target: 2.14.3`.'))
  }
  const names = decidedBy ? textsOf(decidedBy) : []
  if (decidedBy && options.isNobody && names.every(options.isNobody)) {
    const message = `\`decidedBy\` is ${names.join(', ')}, and that names no role, person or group.`
    const fix = 'Write the role or the person who decided: `decidedBy: on-call engineer`.'
    found.push(problem('nobody-decided', decidedBy.span, message, fix))
  }
  return found
}

function stateOf(
  entry: MapEntry | undefined,
  isPlaceholder: ReadOptions['isPlaceholder'],
): 'said' | 'open' | 'missing' {
  const texts = entry ? textsOf(entry.value) : []
  const said = texts.filter((text) => text.trim() !== '')
  if (said.length === 0) return 'missing'
  return said.every(isPlaceholder) ? 'open' : 'said'
}

function textsOf(node: DataNode): readonly string[] {
  if (node.type === 'sequence') return node.items.flatMap(textsOf)
  return node.type === 'scalar' && node.value !== null ? [node.source] : []
}

function textOf(node: DataNode): string {
  return node.type === 'scalar' ? node.source : ''
}
