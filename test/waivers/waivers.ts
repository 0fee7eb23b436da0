import type { ActiveRule, Explained, Finding, Level, Waiver, WaiverScope } from '../../src/model/index.js'
import { outcome } from '../judge/random.js'
import { active, fact } from '../policy/samples.js'

/** A finding as a table has it. */
export interface FindingData {
  readonly rule: string
  readonly path: string
  readonly subject: string
  readonly fingerprint: string
  readonly result?: Finding['result']
  readonly level?: Level
  readonly waivable?: boolean
}

/** What a waiver of a table has beside what all have. */
export interface WaiverData {
  readonly rule?: string
  readonly scope?: Partial<WaiverScope>
  readonly approvedBy?: string
  readonly ticket?: string
  readonly expires?: string
}

export const ruleOf = (id: string, changes: { readonly level?: Level; readonly waivable?: boolean } = {}): ActiveRule =>
  active({ fact: 'text.one', operator: 'isStated' }, { id, ...changes })

export function findingOf(data: FindingData): Explained {
  const { rule, path, subject, fingerprint, result = 'not-met', level = 'block', waivable = true } = data
  const because = outcome(ruleOf(rule, { level, waivable }), result, fact('text.one', 'absent'), { path })
  return {
    rule,
    level,
    pillar: null,
    message: 'It is not so.',
    why: 'Samples show how it goes.',
    fix: 'Make it so.',
    path,
    span: { line: 3, column: 1, endLine: 3, endColumn: 9 },
    related: [],
    where: '',
    subject: { type: 'document', label: subject },
    fingerprint,
    result,
    source: [],
    documentIndex: 0,
    waivable,
    outcome: because,
  }
}

const AT = { line: 3, column: 1, endLine: 3, endColumn: 9 }

export function waiverOf(data: WaiverData): Waiver {
  const { rule = 'contract/time-bound', scope = { path: '**' }, expires = '2026-12-31', ticket = 'REL-412' } = data
  return {
    rule,
    scope: { path: null, subject: null, fingerprint: null, ...scope },
    reason: 'Agreed.',
    approvedBy: data.approvedBy ?? 'head of operations',
    ticket,
    expires,
    path: 'waivers.yaml',
    span: AT,
    expiresSpan: { ...AT, line: 8, endLine: 8 },
    approvedBySpan: { ...AT, line: 6, endLine: 6 },
  }
}
