import { enumerated } from '../answers/convert.js'
import { type Collected, type Reading, reject, state } from '../collected.js'
import { isUnfilled } from '../placeholders.js'
import { reasonAgainst } from '../polarity.js'
import type { Unit } from '../structure/unit.js'
import { type Context, oneLine, saidBy } from './unit-context.js'

const FIELD = 'rollback.verification'
const CHECK_COMMAND = /\b(?:curl|health|status|version|smoke|test|verify|check|get pods|rollout status)\b/i
/** Somebody checks: an imperative, a duty, or a report that it was done. The noun alone ("the relaxed check") says nothing. */
const CHECKS =
  /^\W*(?:then |and |next,? |finally,? |please )?(?:verify|confirm|check(?!\s?-?out\b)|ensure|validate|make sure|re-?run|run|test|re-?test|monitor|watch|inspect|perform|execute)\b|\b(?:must|should|shall|to|and|then|we|operators?|engineers?) (?:then |also )?(?:be )?(?:re-?)?(?:verif(?:y|ied)|confirm(?:ed)?|check(?:ed)?|ensure|validated?|tested?|pass|executed|run|monitor(?:ed)?)\b|\b(?:tests?|checks?) (?:must |should |all |have )*(?:pass(?:es|ed)?|succeed(?:s|ed)?)\b|\b(?:was|were|been|is|are|manually|successfully) (?:\w+ )?(?:tested|verified|confirmed|validated|checked)\b|\b(?:verifies|confirms|confirmed)\b/i
const RESULT =
  /\b(?:health\w*|smoke|sanity|integrity|pods?|services?|smoke\w*|version|errors?|error rates?|metrics|blocks?|dashboards?|system|stable|stability|restor\w+|recover\w*|passes|pass|running|green|baseline|traffic|functional\w*|tests?|tested|logs|availab\w+|works?|success\w*|complete\w*)\b/i
const NOT_RESULT =
  /\b(?:confirm(?:s|ed)? (?:automated )?backups?|if (?:a )?rollback is|whether to roll|rollback (?:plan|procedures?|target|snapshot|strategy)|before (?:the )?roll|prior to|can be rolled|scope|approval|approved|exists?\b|severity|which version|snapshot)\b/i

const NOT_CHECKED =
  /\b(?:nobody|no one|nothing)\b[^.;]{0,20}\b(?:verif|check|confirm|test)|\b(?:do not|don['’]t|not|never) (?:verify|verified|check|checked|confirm|test|tested)\b|\b(?:skipped|not run)\b/i

/** What is checked after rolling back. A check before it, or of the deployment, is another thing. */
export function detectVerification(unit: Unit, context: Context, reading: Reading, into: Collected): void {
  if (unit.type === 'code' || /^\W*check(?:ing|s)?[- ]?out\b/i.test(unit.text) || !context.rollback) return
  const topical = context.scope.nearest.has('verification') && context.scope.all.size > 0
  const text = titled(unit)
  if (!verifies(unit, text, topical, context, reading)) return
  const because = whyNot(unit, topical, context, reading)
  if (because) {
    reject(into, FIELD, unit.span, because)
    return
  }
  if (isUnfilled(saidBy(unit), reading.vocabulary)) return
  state(into, FIELD, [oneLine(text)], unit, unit.span)
  const spec = reading.catalogue.get('rollback.verification.checks')
  const checks = spec ? enumerated(spec, text, reading.vocabulary) : []
  if (checks.length > 0) state(into, 'rollback.verification.checks', checks, unit, unit.span)
}

/** A command says more with the comment above it. */
const titled = (unit: Unit): string =>
  unit.type === 'command' && unit.section.type === 'comment' ? `${unit.section.title}: ${unit.text}` : unit.text

function verifies(unit: Unit, text: string, topical: boolean, { words }: Context, reading: Reading): boolean {
  if (topical && unit.listDepth > 0) return true
  if (unit.type !== 'command')
    return words.has('verify') && (topical || (CHECKS.test(unit.text) && RESULT.test(unit.text)))
  return (topical || reading.vocabulary.words.find(unit.section.title).has('verify')) && CHECK_COMMAND.test(text)
}

function whyNot(unit: Unit, topical: boolean, { scope }: Context, reading: Reading): string | null {
  if (scope.phase === 'before') return 'checked before the rollback, not after it'
  if (scope.aside) return `under "${scope.aside.title}"`
  if (scope.nearest.has('drills') || scope.nearest.has('prerequisites')) return 'part of a drill or a preparation'
  if (unit.type !== 'command' && !topical && NOT_RESULT.test(unit.text))
    return 'looks at the rollback itself, not at its result'
  if (NOT_CHECKED.test(unit.text)) return 'says that it is not checked'
  return reasonAgainst(unit, reading.scopes, 0)
}
