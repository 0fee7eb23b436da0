import type { DataNode } from '../model/index.js'
import { type Answer, ask, authorizationOf, below, jsonIn, momentAt, pointedAt, readAddress } from './client/index.js'
import { type Look, type Probe, unreadable } from './probe.js'

type Series = { readonly labels: string; readonly value: string; readonly at: number }

/** More series than this are a query that was not thought through. */
const MOST_SERIES = 1000

/** Asks for the newest value of a query, in each of its series. */
export const probePrometheus: Probe = async ({ question, credentials }, world, signal) => {
  if (question.type !== 'prometheus') return unreadable('This is no question to Prometheus.')
  const base = readAddress(question.url)
  if (typeof base === 'string') return unreadable(base)
  const authorization = authorizationOf(credentials, world.env)
  if (typeof authorization === 'string') return unreadable(authorization)
  const url = below(base, '/api/v1/query')
  url.searchParams.set('query', question.query)
  const answer = await ask({ url, accept: 'application/json', authorization: authorization.header }, signal)
  if (typeof answer === 'string') return unreadable(answer)
  const root = jsonIn(answer)
  const trusted = faultOf(answer, root) ?? root
  if (typeof trusted === 'string') return unreadable(trusted)
  return lookAt(trusted, answer.from, world.now())
}

/** Why the answer says nothing about the query; null: it does. */
function faultOf(answer: Answer, root: DataNode | string): string | null {
  const says = typeof root === 'string' ? null : errorIn(root)
  if (says !== null) return `${answer.from} refuses the query: ${says}`
  if (answer.status !== 200) return `${answer.from} answers with status ${answer.status}, not with 200.`
  if (typeof root === 'string') return root
  if (textAt(root, '/status') !== 'success') return `${answer.from} does not say that the query succeeded.`
  // Stores that work together say so where one of them was silent: Thanos warns, VictoriaMetrics has a word for it.
  const partial = pointedAt(root, '/isPartial')
  if (!isNothing(partial) && !(partial?.type === 'scalar' && partial.value === false)) {
    return `${answer.from} gives a part of the answer only.`
  }
  const warnings = pointedAt(root, '/warnings')
  if (isNothing(warnings) || (warnings?.type === 'sequence' && warnings.items.length === 0)) return null
  const warning = textAt(root, '/warnings/0') ?? 'it does not say which.'
  return `${answer.from} gives a warning, so a part of the answer may be missing: ${warning}`
}

/** Of an answer that is no success, or says that it is one and tells of an error all the same. */
function errorIn(root: DataNode): string | null {
  const told = ['/error', '/errorType'].filter((pointer) => !isNothing(pointedAt(root, pointer)))
  const [text] = told.flatMap((pointer) => textAt(root, pointer) ?? [])
  return told.length === 0 ? null : (text ?? 'it does not say why.')
}

const isNothing = (node: DataNode | null): boolean =>
  node === null || (node.type === 'scalar' && (node.value === null || node.value === ''))

function lookAt(root: DataNode, from: string, now: string): Look {
  const type = textAt(root, '/data/resultType')
  const result = pointedAt(root, '/data/result')
  if (type === 'matrix')
    return unreadable(`The query gives values of a range of time. Ask for one, as with \`avg_over_time\`.`)
  if (type === 'string') return unreadable('The query gives a text, and a number is compared.')
  const found = type === 'scalar' ? [{ labels: '', sample: result }] : type === 'vector' ? entriesOf(result) : null
  if (found === null) return unreadable(`${from} does not answer as Prometheus does.`)
  if (found.length > MOST_SERIES) {
    return unreadable(`The query gives ${found.length} series. Ask for at most ${MOST_SERIES}, as with \`max\`.`)
  }
  const series = found.flatMap(({ labels, sample }) => seriesOf(labels, sample) ?? [])
  if (series.length < found.length) return unreadable(`${from} gives a series without a number, such as a histogram.`)
  const odd = series.find(({ at }) => !isPast(at, now))
  if (odd) {
    return unreadable(`${from} gives a value from ${whenOdd(odd.at)}.`)
  }
  const seen = series.map(({ labels, value }) => ({ labels, value })).sort(byLabels)
  return { seen: { type: 'prometheus', series: seen }, dated: oldest(series, now), unreadable: null }
}

/** Seconds by which the clock of another may be ahead of ours. */
const MINUTE = 60

/** Prometheus began to count in 1970, and what is to come was not measured. */
const isPast = (at: number, now: string): boolean => at >= 0 && at <= Date.parse(now) / 1000 + MINUTE

function whenOdd(at: number): string {
  const moment = momentAt(at * 1000)
  if (moment === null) return 'no moment that there is'
  return `${moment}, which ${at < 0 ? 'no clock of today tells' : 'is still to come'}`
}

function byLabels(a: { readonly labels: string }, b: { readonly labels: string }): number {
  return a.labels < b.labels ? -1 : a.labels > b.labels ? 1 : 0
}

function entriesOf(result: DataNode | null): readonly { labels: string; sample: DataNode | null }[] | null {
  if (result?.type !== 'sequence') return null
  return result.items.map((item) => ({
    labels: labelsOf(pointedAt(item, '/metric')),
    sample: pointedAt(item, '/value'),
  }))
}

/** `name{label="value"}`, as PromQL has it. */
function labelsOf(metric: DataNode | null): string {
  const entries = metric?.type === 'map' ? metric.entries : []
  const texts = entries.map(({ key, value }) => ({ key, text: value.type === 'scalar' ? value.source : '' }))
  const name = texts.find(({ key }) => key === '__name__')?.text ?? ''
  const labels = texts.filter(({ key }) => key !== '__name__').map(({ key, text }) => `${key}=${JSON.stringify(text)}`)
  return labels.length === 0 ? name : `${name}{${labels.sort().join(', ')}}`
}

/** A sample is the moment it is from, in seconds, and its value as text. */
function seriesOf(labels: string, sample: DataNode | null): Series | null {
  if (sample?.type !== 'sequence' || sample.items.length !== 2) return null
  const [at, value] = sample.items
  if (at?.type !== 'scalar' || typeof at.value !== 'number' || value?.type !== 'scalar' || !value.quoted) return null
  const isNumber = /^(?:NaN|[+-]?Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(value.source)
  return isNumber ? { labels, value: value.source, at: at.value } : null
}

/** A clock that runs a little ahead of ours has seen nothing that is still to come. */
function oldest(series: readonly Series[], now: string): string | null {
  const moment = momentAt(Math.min(...series.map(({ at }) => at)) * 1000)
  return moment !== null && moment < now ? moment : null
}

function textAt(root: DataNode, pointer: string): string | null {
  const node = pointedAt(root, pointer)
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : null
}
