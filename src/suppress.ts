import { suppressionSubjects } from './facts/index.js'
import { weigh } from './judge/index.js'
import {
  type ActiveRule,
  type Catalogue,
  type Clock,
  type Document,
  type Draft,
  isDirective,
  type Meter,
  type Outcome,
  type Problem,
  type Subject,
  type SuppressionReport,
  type Weighed,
} from './model/index.js'
import { countPairs, evaluate, inOrder, type Policy } from './policy/index.js'
import { nearestWord } from './schema/index.js'
import { directivesInTexts, suppressedBy, suppressionsIn, weighSuppressions } from './suppressions/index.js'

/** What rules are asked by, about one document. */
export interface Asking {
  readonly policy: Policy
  readonly catalogue: Catalogue
  /** The zone whose days count. */
  readonly timeZone: string
  readonly now: Clock
  readonly place: string
  readonly traces: boolean
  /** Does a part of the work, and may count what it takes. */
  readonly phase?: Meter['phase']
}

/** What rules answered about one document. */
export interface Answered {
  readonly outcomes: readonly Outcome[]
  readonly weighed: Weighed
  readonly expected: number
  readonly problems: readonly Problem[]
}

/** The document where one of its comments may suppress something, else null: nothing else has to be kept for that. */
export function commented(document: Document): Document | null {
  const isTold = document.comments.some(({ text }) => isDirective(text))
  return isTold || directivesInTexts(document).length > 0 ? document : null
}

/**
 * Asks the rules about a document, those on comments that suppress last: what there is to suppress is known when all
 * others were asked. Such comments count where rules ask about them, so that none counts unseen.
 *
 * @param subjects the document first
 * @param commented the document whose comments count; null: none do
 */
export async function askAll(
  rules: readonly ActiveRule[],
  subjects: readonly Subject[],
  commented: Document | null,
  asking: Asking,
): Promise<Answered> {
  const { catalogue, now, place, traces, phase = (_, work) => work() } = asking
  const { first, last } = inOrder(rules)
  const outcomes = await phase('evaluate', () => evaluate(first, subjects, catalogue, now))
  const expected = countPairs(first, subjects)
  const weighed = phase('judge', () => weigh(outcomes, catalogue, { place, traces }))
  const [document] = subjects
  const isCounted = last.some(({ rule }) => rule.for === 'suppression')
  const problems = commented !== null && !isCounted ? [notAsked(commented)] : []
  if (last.length === 0 || !document) return { outcomes, weighed, expected, problems }
  const reports = commented && isCounted ? await weighComments(commented, first, weighed.drafts, asking) : []
  const all = [...subjects, ...suppressionSubjects(reports, document, now)]
  const told = await phase('evaluate', () => evaluate(last, all, catalogue, now))
  if (told.length === 0) return { outcomes, weighed, expected, problems }
  const whole = weigh([...outcomes, ...told], catalogue, { place, traces })
  // No document is judged for its comments: what is asked of them alone makes nothing GO.
  const judging = told.filter(({ active }) => active.rule.for !== 'suppression')
  const own = judging.length === 0 ? weighed : weigh([...outcomes, ...judging], catalogue, { place, traces })
  return {
    outcomes: [...outcomes, ...told],
    // What is found about comments themselves no comment suppresses.
    weighed: {
      ...whole,
      applied: own.applied,
      documents: own.documents,
      drafts: suppressed(whole.drafts, weighed.drafts.length, reports),
    },
    expected: expected + countPairs(last, all),
    problems,
  }
}

/** What becomes of the comments of a document where those rules made those findings. */
export async function weighComments(
  document: Document,
  rules: readonly ActiveRule[],
  drafts: readonly Draft[],
  { policy, timeZone, now }: Pick<Asking, 'policy' | 'timeZone' | 'now'>,
): Promise<readonly SuppressionReport[]> {
  const known = policy.known ?? new Map([...policy.rules.values()].map(({ rule }) => [rule.id, rule.waivable]))
  const nearest = remembered(nearestWord)
  const suppressions = suppressionsIn(document, { ids: new Set(known.keys()), nearest })
  const isDated = suppressions.some(({ until }) => until !== null)
  // Few comments have a day, and counting days in time zones is a large part of the program.
  const waivers = isDated ? await import('./waivers/index.js') : null
  return weighSuppressions({
    suppressions,
    findings: drafts.map(({ finding }) => finding),
    asked: new Set(rules.map(({ rule }) => rule.id)),
    fixed: new Set([...known].flatMap(([id, waivable]) => (waivable ? [] : [id]))),
    endOf: (day) => waivers?.expiryOf(day, timeZone) ?? null,
    now,
  })
}

function suppressed(drafts: readonly Draft[], amount: number, reports: readonly SuppressionReport[]): readonly Draft[] {
  const by = suppressedBy(reports)
  return drafts.map((draft, index) => {
    const comment = index < amount ? by(draft.finding) : null
    return comment ? { ...draft, finding: { ...draft.finding, suppressedBy: comment } } : draft
  })
}

/** The same misspelt word is looked up once. */
function remembered(nearest: typeof nearestWord): typeof nearestWord {
  const found = new Map<string, string | null>()
  return (word, known) => {
    const before = found.get(word)
    if (before !== undefined) return before
    const near = nearest(word, known)
    found.set(word, near)
    return near
  }
}

function notAsked({ path, comments }: Document): Problem {
  const span = comments.find(({ text }) => isDirective(text))?.span
  return {
    code: 'suppressions-not-asked',
    severity: 'note',
    message: 'Comments suppress nothing here: no rule is asked about them.',
    fix: 'Extend the pack `suppressions`, or remove the comments.',
    path,
    span: span ?? { line: 1, column: 1, endLine: 1, endColumn: 1 },
  }
}
