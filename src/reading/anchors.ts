import type { Document } from '../model/index.js'
import type { Collected, Reading } from './collected.js'
import type { Section } from './structure/unit.js'

/** Where a reader would look for what is missing: the section that speaks of it, else the title. */
export function anchorFacts(document: Document, reading: Reading, into: Collected): void {
  const headings = reading.outline.sections.filter((section) => section.type === 'heading')
  const title = headings[0]
  into.anchors.push({
    prefix: '',
    span: title?.span ?? { ...document.span, endLine: document.span.line, endColumn: document.span.column },
    where: title?.where ?? '',
  })
  if (document.format !== 'markdown') return
  const put = (prefix: string, fits: (section: Section) => boolean) => {
    const section = headings.find(fits)
    if (section) into.anchors.push({ prefix, span: section.span, where: section.where })
  }
  const topic = (name: string) => (section: Section) => reading.scopes.of(section).topics.has(name)
  const nested = (name: string) => (section: Section) => topic(name)(section) && reading.scopes.of(section).rollback
  put('rollback', (section) => section !== title && reading.scopes.of(section).words.has('rollback'))
  put('ownership', topic('ownership'))
  for (const [prefix, name] of [
    ['rollback.timeBound', 'time'],
    ['rollback.verification', 'verification'],
    ['rollback.triggers', 'triggers'],
    ['rollback.failureHandling', 'failure'],
    ['rollback.failure', 'failure'],
    ['rollback.audit', 'audit'],
    ['rollback.target', 'target'],
    ['rollback.scope', 'scope'],
    ['rollback.guarantees', 'guarantees'],
  ] as const)
    put(prefix, nested(name))
  put('rollback.communication', topic('communication'))
  put('rollback.observability', topic('observability'))
  put('incident', topic('communication'))
  put('closing', (section) => reading.scopes.of(section).words.has('after'))
  put('drills', topic('drills'))
  put('testing', topic('drills'))
}
