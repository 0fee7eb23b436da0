import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { type Context, contextOf, saidBy, saysNothing } from './unit-context.js'

/** What is done around a rollback: checking it, telling people, watching signals, a failing rollback, keeping a record. */
export function detectAround(units: readonly Unit[], reading: Reading, into: Collected): void {
  const audit: Unit[] = []
  for (const unit of units) {
    const context = contextOf(unit, reading)
    const said = saidBy(unit)
    if (saysNothing(said) && !context.scope.nearest.has('audit')) continue
    verification(unit, context, reading, into)
    communication(unit, context, reading, into)
    observability(unit, context, reading, into)
    failure(unit, context, reading, into)
    if (isAudit(unit, context, reading)) audit.push(unit)
  }
  for (const group of grouped(audit)) record(group, reading, into)
}

const CHECK_COMMAND = /\b(?:curl|health|status|version|smoke|test|verify|check|get pods|rollout status)\b/i

function verification(unit: Unit, { scope, words, rollback }: Context, reading: Reading, into: Collected): void {
  const field = 'rollback.verification'
  const topical = scope.nearest.has('verification') && (scope.rollback || rollback)
  const text =
    unit.type === 'command' && unit.section.type === 'comment' ? `${unit.section.title} ${unit.text}` : unit.text
  const verifies =
    words.has('verify') ||
    (unit.type === 'command' &&
      (reading.vocabulary.words.find(unit.section.title).has('verify') || topical) &&
      CHECK_COMMAND.test(text))
  if (!rollback || (!verifies && !(topical && unit.listDepth > 0))) return
  if (unit.type === 'code') return
  if (scope.phase === 'before') return reject(into, field, unit.span, 'checked before the rollback, not after it')
  if (scope.aside) return reject(into, field, unit.span, `under "${scope.aside.title}"`)
  if (scope.all.has('drills') || scope.nearest.has('prerequisites'))
    return reject(into, field, unit.span, 'part of a drill or a preparation')
  if (unit.type !== 'command' && !topical && !checksResult(unit, scope.phase)) return
  const against = reasonAgainst(unit, reading.scopes, 0)
  if (against) return reject(into, field, unit.span, against)
  if (isUnfilled(saidBy(unit))) return
  state(into, field, [oneLine(text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.verification.checks')
  const checks = spec ? enumerated(spec, text, reading.vocabulary) : []
  if (checks.length > 0) state(into, 'rollback.verification.checks', checks, unit, unit.span)
}

const RESULT =
  /\b(?:health\w*|smoke|sanity|integrity|pods?|version|errors?|error rates?|metrics|blocks?|dashboards?|service|system|stable|stability|restor\w+|recover\w+|passes|pass|running|green|baseline|traffic|functionality|functional\w*|tests?|logs|availab\w+|works?|success\w*|complete\w*)\b/i
const NOT_RESULT =
  /\b(?:confirm(?:s|ed)? (?:automated )?backups?|if (?:a )?rollback is|whether to roll|rollback (?:plan|procedures?|target|snapshot|strategy)|before (?:the )?roll|prior to|can be rolled|scope|approval|approved|exists?\b|severity|which version|snapshot)\b/i

function checksResult(unit: Unit, phase: string): boolean {
  if (NOT_RESULT.test(unit.text)) return false
  return RESULT.test(unit.text) || phase === 'after'
}

const TELL =
  /\b(?:#[a-z][\w-]{2,}|slack|discord|teams channel|status ?page|pagerduty|opsgenie|stakeholders?|customers?|\/pd-\w+|on-?call|war room|channel|e-?mail|managers?|team|users?|support|leadership|parties|IMOC|DBRE|MOC)\b/i

function communication(unit: Unit, { scope, words, rollback }: Context, reading: Reading, into: Collected): void {
  const field = 'rollback.communication'
  const topical = scope.nearest.has('communication')
  const tells = words.has('notify')
  const webhook =
    unit.type === 'command' && /slack|webhook|pagerduty|statuspage|opsgenie|teams\.microsoft|discord/i.test(unit.text)
  if (!topical && !tells && !webhook) return
  if (unit.type === 'code' || (unit.type === 'command' && !webhook)) return
  const text = unit.text
  if (!topical && !webhook && !TELL.test(text)) return
  if (topical && !tells && !TELL.test(text) && !webhook) return
  if (!rollback && !scope.all.has('communication') && !reading.about && !scope.all.has('steps')) return
  const against = reasonAgainst(unit, reading.scopes, 0)
  if (against) return reject(into, field, unit.span, against)
  if (isUnfilled(saidBy(unit))) return reject(into, field, unit.span, 'nobody is named yet')
  state(into, field, [oneLine(text)], unit, unit.span)
}

const SIGNAL =
  /https?:\/\/\S*(?:dashboard|grafana|thanos|prometheus|datadog|kibana|sentry|newrelic|monitoring|\/d\/)\S*|\b[a-z][a-z0-9]*(?:_[a-z0-9]+){1,}(?:\{|\b)|\b(?:5xx|4xx|error rates?|p9\d|latency|saturation|throughput|rps|cpu|memory usage|queue depth|conversion rate|apdex|kubectl logs|new relic|datadog|grafana|cloudwatch|alerts?)\b/i

function observability(unit: Unit, { scope, words, rollback }: Context, reading: Reading, into: Collected): void {
  const field = 'rollback.observability'
  const topical = scope.nearest.has('observability')
  const marked = unit.prose.marks.some(
    (mark) =>
      (mark.type === 'link' || mark.type === 'code') &&
      mark.from >= unit.from &&
      mark.to <= unit.from + unit.text.length,
  )
  const named = SIGNAL.exec(`${unit.text} ${marked ? linksOf(unit) : ''}`)
  const column = unit.cells?.some(
    (cell) => /^(?:signal|metric|alert|dashboard|query)/i.test(cell.header) && cell.text !== '',
  )
  if (unit.type === 'code') return
  const speaks = topical || (rollback && words.has('monitor')) || column
  if (!speaks || (!named && !column)) return
  const against = reasonAgainst(unit, reading.scopes, 0)
  if (against) return reject(into, field, unit.span, against)
  if (isUnfilled(saidBy(unit))) return reject(into, field, unit.span, 'no signal is named yet')
  state(into, field, [oneLine(unit.text)], unit, unit.span)
}

const IF_FAILS =
  /\b(?:if|when|should|where|unless|in case|once)\b[^.;|]{0,40}?\b(?:rollback|roll(?:ing)? ?back|revert\w*|restore|step|this|it|undo|downgrade|script|command|recovery)\b[^.;|]{0,30}?\b(?:fails?|failed|failure|failing|does ?n[o']t (?:work|succeed|help)|do not work|unsuccessful|goes wrong|is not possible|not successful|gets stuck|cannot|can't)\b|\brollback (?:itself )?fail(?:s|ure|ed)\b|\bfallback\b/i
const OTHERWISE =
  /\b(?:else|otherwise|if that fails|if this fails|if this does not work|if that does not work|as a last resort|last resort)\b/i

function failure(unit: Unit, { scope, rollback }: Context, reading: Reading, into: Collected): void {
  const field = 'rollback.failureHandling'
  const topical = scope.nearest.has('failure')
  if (unit.type === 'code' || unit.type === 'command') return
  if (!topical && !(rollback && (IF_FAILS.test(unit.text) || (scope.rollback && OTHERWISE.test(unit.text))))) return
  if (topical && !scope.rollback && !rollback) return
  if (/^(?:rollback|deployment) fail(?:s|ed|ures)?\b/i.test(unit.text) && !topical) return
  if (scope.forbidden && !topical) return reject(into, field, unit.span, `under "${scope.forbidden.title}"`)
  if (isUnfilled(saidBy(unit)) || /\?\s*$/.test(unit.text)) return
  state(into, field, [oneLine(unit.text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.failure.rules')
  const rules = spec ? enumerated(spec, unit.text, reading.vocabulary) : []
  if (rules.length > 0) state(into, 'rollback.failure.rules', rules, unit, unit.span)
}

function isAudit(unit: Unit, { scope, words, rollback }: Context, reading: Reading): boolean {
  if (unit.type === 'command') return false
  if (!scope.nearest.has('audit') && !(rollback && words.has('record')) && !(unit.language === 'markdown')) return false
  if (!rollback && !reading.about && !scope.all.has('audit')) return false
  return !scope.nearest.has('drills')
}

/** The units of one section together: a record is a list of fields. */
function grouped(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const groups = new Map<unknown, Unit[]>()
  for (const unit of units) {
    const group = groups.get(unit.section)
    if (group) group.push(unit)
    else groups.set(unit.section, [unit])
  }
  return [...groups.values()]
}

/** A record answers at least two of: why, to which version, when, how it ended. */
function record(units: readonly Unit[], reading: Reading, into: Collected): void {
  const spec = reading.catalogue.get('rollback.audit.fields')
  if (!spec) return
  const telling = units
    .map((unit) => ({ unit, fields: enumerated(spec, unit.text, reading.vocabulary) }))
    .filter(({ fields }) => fields.length > 0)
  const all = new Set(telling.flatMap(({ fields }) => fields))
  if (all.size < 2) {
    for (const { unit } of telling)
      reject(into, 'rollback.audit', unit.span, 'answers only one of: why, to which version, when, with what outcome')
    return
  }
  for (const { unit, fields } of telling) {
    state(into, 'rollback.audit', [oneLine(unit.text)], unit, unit.span)
    state(into, 'rollback.audit.fields', fields, unit, unit.span)
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const linksOf = (unit: Unit): string => unit.prose.marks.map((mark) => mark.url ?? '').join(' ')
