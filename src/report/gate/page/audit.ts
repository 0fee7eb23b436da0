import type { GateReport } from '../../../model/index.js'
import { count } from '../../printable.js'
import { configWords, RELATION_WORDS } from '../words.js'
import { html, type Markup } from './markup.js'
import { folded, momentOf, section, table } from './parts.js'

/** The documents that were judged as one, by the digest of their text. `folder`: what was left out of every path. */
export function documentsPart({ joined }: GateReport, folder: string): Markup | null {
  if (joined.length === 0) return null
  const rows = joined.map(({ place, relation, kind, sha256 }) => [
    html`<span dir="auto">${place}</span>`,
    RELATION_WORDS[relation],
    (kind ?? 'no release document').replaceAll('-', ' '),
    html`<code class="digest">${sha256}</code>`,
  ])
  const head = ['File', 'To the plan', 'Kind', 'SHA-256']
  const from =
    folder === '' ? null : html`<p>Files on this page are those below <code class="place">${folder}</code></p>`
  return section('documents', 'Joined documents', from, table('What was judged together', head, rows))
}

/** What this change does to its own gate. */
export function differencesPart({ trusted, report }: GateReport): Markup | null {
  if (trusted === null) return null
  const { revision, commit, differences } = trusted
  const theirs = trusted.report.verdict.decision
  const weaker = differences.filter((one) => one.weaker).length
  const says =
    differences.length === 0
      ? 'This change asks exactly what the trusted revision asks.'
      : `${count(differences.length, 'difference')}, ${weaker === 0 ? 'none of which asks' : `of which ${weaker} ${weaker === 1 ? 'asks' : 'ask'}`} less than before.`
  const rows = differences.map((one) => [
    html`${one.what} <span dir="auto">${one.name}</span>`,
    one.weaker ? html`<strong class="tag weaker">asks less</strong>` : 'asks no less',
    html`<span dir="auto">${one.trusted ?? 'not there'}</span>`,
    html`<span dir="auto">${one.head ?? 'not there'}</span>`,
  ])
  return section(
    'differences',
    'Against the trusted rules',
    html`<p>${says} By the rules of <code>${revision}</code> (<code>${commit.slice(0, 12)}</code>) it is <strong>${theirs}</strong>${theirs === report.verdict.decision ? ' too' : ''}.</p>`,
    rows.length > 0 ? table(`What differs from ${revision}`, ['What', 'Weaker', 'Trusted', 'This change'], rows) : null,
  )
}

/** All that was asked, for whoever has to ask again. */
export function auditPart({ report, rules, gonogo, author, at, evidence, config }: GateReport): Markup {
  const { coverage } = report
  const asked = `${count(coverage.rules, 'rule')} asked ${count(coverage.evaluations, 'time')} of ${count(coverage.documents, 'document')}; ${count(evidence.length, 'question')} to the world.`
  const rows = rules.map(({ id, level, sha256 }) => [
    html`<code class="rule">${id}</code>`,
    level,
    html`<code class="digest">${sha256}</code>`,
  ])
  return section(
    'asked',
    'What was asked',
    html`<p>${asked} Judged by gonogo ${gonogo} at ${momentOf(at, undefined)}, ${configWords(config, (path) => html`<code class="place" dir="auto">${path}</code>`)}${author === null ? null : html`; the change is by <bdi>${author}</bdi>`}.</p>`,
    rows.length > 0
      ? folded(
          `All ${count(rows.length, 'rule')}, for the auditor`,
          table('Every rule that was asked', ['Rule', 'Level', 'SHA-256 of what it asks'], rows),
        )
      : null,
  )
}
