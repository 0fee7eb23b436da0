import { counts, type Finding, type Problem } from '../../model/index.js'
import type { View } from '../palette.js'
import { printable, shorten } from '../printable.js'
import { setAside } from '../set-aside.js'
import { setAsideReason } from '../set-aside-words.js'
import { location } from './location.js'
import { problemRule, SARIF_LEVELS } from './rules.js'

/** A finding as an alert. What waives, suppresses or knows it stands with it. */
export function findingResult(finding: Finding, ruleIndex: number, view: View) {
  const { rule, level, message, fix, path, span, related, where, subject, fingerprint, result } = finding
  return {
    ruleId: printable(rule),
    ruleIndex,
    level: SARIF_LEVELS[level],
    message: { text: plain(`${message}\n\nWhat to do: ${fix}`) },
    locations: [
      {
        ...location(path, span, view),
        ...(where === '' ? {} : { logicalLocations: [{ fullyQualifiedName: printable(where) }] }),
      },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((one, id) => relatedLocation(one, id, view)) }),
    partialFingerprints: hash(fingerprint),
    ...(counts(finding) ? {} : { suppressions: [suppression(finding, view)] }),
    properties: { result, subject: { type: subject.type, label: printable(subject.label) } },
  }
}

function relatedLocation({ path, span, message }: Finding['related'][number], id: number, view: View) {
  return { id, ...location(path, span, view), message: { text: plain(message) } }
}

function suppression(finding: Finding, view: View) {
  const { suppressedBy } = finding
  const isComment = setAside(finding) === 'suppressed'
  return {
    kind: isComment ? 'inSource' : 'external',
    status: 'accepted',
    justification: printable(setAsideReason(finding)),
    ...(isComment && suppressedBy ? { location: location(suppressedBy.path, suppressedBy.span, view) } : {}),
  }
}

/** A document that cannot be trusted as an alert, because GitHub shows nothing else of a run. */
export function problemResult(problem: Problem, fingerprint: string, ruleIndex: number, view: View) {
  const { code, message, fix, path, span } = problem
  return {
    ruleId: problemRule(code),
    ruleIndex,
    level: 'error',
    message: { text: plain(`${message}\n\nWhat to do: ${fix}`) },
    locations: [location(path, span, view)],
    partialFingerprints: hash(fingerprint),
    properties: { result: 'cannot-tell' },
  }
}

/** GitHub knows an alert again by the first of them, whichever line it stands on now. */
function hash(fingerprint: string) {
  return { primaryLocationLineHash: `${fingerprint}:1`, 'gonogoFingerprint/v1': fingerprint }
}

/** Letters of one message. */
const LONG = 4000

/** A plain text: brackets that would be read as a link are parted. */
export function plain(text: string): string {
  const lines = text.split('\n').map(printable).join('\n').trimEnd()
  return shorten(lines.replaceAll('](', '] ('), LONG)
}
