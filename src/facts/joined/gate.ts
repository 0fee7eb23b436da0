import { exactMoment, type Fact, isAuthorKnown, type Relation } from '../../model/index.js'
import { type Answer, factFrom, listed, unlessBroken } from './answer.js'
import { earlyEffects } from './before-decision.js'
import { appliesTo, uncovered } from './components.js'
import { type GateContext, type Place, type Side, stated } from './joinable.js'
import { isWhatItIsLinkedAs, leadsTo, linksAs, linkTarget, misread } from './links.js'
import { durationOf, promised, stepsDurationOf } from './takes.js'
import { allTargetsOf, clashes, firstClash, ofComponents, type Target } from './targets.js'
import { otherThresholds } from './thresholds.js'

/** Beside which fact of the plan a reader would look for one of the gate. */
const BESIDE: readonly (readonly [string, string])[] = [
  ['runbook.target', 'rollback.target.explicit'],
  ['runbook.otherTarget', 'rollback.target.explicit'],
  ['runbook.appliesTo', 'release.components'],
  ['runbook.uncovered', 'release.components'],
  ['runbook.duration', 'rollback.timeBound'],
  ['gate.duration', 'rollback.timeBound'],
  ['gate.otherThresholds', 'rollback.triggers'],
  ['strategy.timeBound', 'rollback.timeBound'],
  ['previous', 'rollback.target.explicit'],
  ['history', 'drills.count'],
  ['runbook', 'rollback.steps'],
]

/** What is known of a plan together with all it links. */
export function gateFacts(plan: Side, linked: readonly Side[], past: number, context: GateContext): readonly Fact[] {
  const answers: readonly (readonly [string, Answer])[] = [
    ['gate.moment', { value: exactMoment(context.now), places: [] }],
    ['gate.author', author(context)],
    ['gate.freezes', context.freezes && context.freezes.length > 0 ? { value: context.freezes, places: [] } : null],
    ['gate.duration', stepsDurationOf(plan)],
    ['gate.misread', misread(plan, linked)],
    ['gate.otherThresholds', thresholds(plan, linked, context)],
    ...ofRunbooks(plan, linked, context),
    ...ofStrategies(plan, linked, context),
    ...ofPrevious(plan, linked, context),
    ['history.count', history(plan, linked, past, context)],
  ]
  return answers.map(([name, answer]) => factFrom(name, answer, nearest(name, plan)))
}

/** A word that names nobody, such as `unknown`, is no author. */
function author({ author: written = null }: GateContext): Answer {
  if (isAuthorKnown(written)) return { value: written, places: [] }
  return written === null ? null : { unreadable: [] }
}

type Answers = readonly (readonly [string, Answer])[]

function ofRunbooks(plan: Side, linked: readonly Side[], context: GateContext): Answers {
  const runbooks = whole(linked, 'runbook')
  const broken = brokenAs(plan, linked, 'runbook', context)
  const named = linksAs(plan, 'runbook')
  const targets = runbooks.flatMap(allTargetsOf)
  const clash = clashOf(plan, targets)
  const [first] = targets
  const known: Answers = [
    ['runbook.target', clash ? firstTheirs(clash) : first ? { value: first.version, places: [first] } : null],
    ['runbook.otherTarget', clash],
    ['runbook.appliesTo', appliesTo(runbooks)],
    ['runbook.uncovered', uncovered(plan, runbooks)],
    ['runbook.duration', most(runbooks.map(durationOf))],
    ['runbook.earlyEffects', together(runbooks.map(earlyEffects))],
  ]
  return [
    ['runbook.linked', listed(named.map((link) => ({ text: linkTarget(link), places: [link] })))],
    ...known.map(([name, answer]) => [name, unlessBroken(answer, broken)] as const),
  ]
}

function ofStrategies(plan: Side, linked: readonly Side[], context: GateContext): Answers {
  const strategies = whole(linked, 'strategy')
  const broken = brokenAs(plan, linked, 'strategy', context)
  const bounds = strategies.flatMap((side) => promised(side) ?? [])
  const [least] = bounds.toSorted((a, b) => a.seconds - b.seconds)
  return [['strategy.timeBound', unlessBroken(least ? { value: least.seconds, places: least.places } : null, broken)]]
}

function ofPrevious(plan: Side, linked: readonly Side[], context: GateContext): Answers {
  const shipped = whole(linked, 'previous-plan').flatMap(shippedBy)
  const broken = brokenAs(plan, linked, 'previous-plan', context)
  const [first] = shipped
  return [
    ['previous.version', unlessBroken(first ? { value: first.version, places: [first] } : null, broken)],
    ['previous.otherVersion', unlessBroken(clashOf(plan, shipped), broken)],
  ]
}

/** The versions that a plan ships: of its components, where it tells them apart. */
function shippedBy(side: Side): readonly Target[] {
  const components = ofComponents(side, 'component.version')
  const version = stated(side, 'release.version')
  const [place] = version?.places ?? []
  return components.length > 0 || !version || !place
    ? components
    : [{ version: String(version.value), component: null, ...place }]
}

function thresholds(plan: Side, linked: readonly Side[], context: GateContext): Answer {
  const relations = ['runbook', 'strategy'] as const
  const others = relations.flatMap((relation) => whole(linked, relation))
  const broken = relations.flatMap((relation) => brokenAs(plan, linked, relation, context))
  return unlessBroken(otherThresholds(plan, others), broken)
}

function history(plan: Side, linked: readonly Side[], past: number, context: GateContext): Answer {
  const broken = brokenAs(plan, linked, 'record', context)
  return broken.length > 0 ? { unreadable: broken } : { value: past, places: [] }
}

const clashOf = (plan: Side, theirs: readonly Target[]): Answer => firstClash(clashes(allTargetsOf(plan), theirs))

/** Their places alone, and not ours before them. */
const firstTheirs = (clash: Exclude<Answer, null>): Answer =>
  'places' in clash ? { value: clash.value, places: clash.places.slice(1) } : clash

const whole = (linked: readonly Side[], relation: Relation): readonly Side[] =>
  linked.filter((side) => side.joinable.relation === relation && side.broken === null && isWhatItIsLinkedAs(side))

/** A place in the plan itself, and addresses: nobody follows them. Anything else is a file, if there is one. */
const ELSEWHERE = /^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i

/** Where documents of a relation are broken, or a link leads to something that could not be read. */
function brokenAs(plan: Side, linked: readonly Side[], relation: Relation, context: GateContext): readonly Place[] {
  const of = linked.filter((side) => side.joinable.relation === relation)
  const { path } = plan.joinable.release.document
  const unread = linksAs(plan, relation).filter((link) => {
    const target = linkTarget(link)
    if (of.some((side) => leadsTo(link, side))) return false
    return (
      context.said(path, target)?.trusted === false ||
      (!ELSEWHERE.test(target) && context.resolves(path, target) === null)
    )
  })
  return [...of.flatMap(({ broken }) => broken ?? []), ...unread]
}

/** The largest of several. */
function most(answers: readonly Answer[]): Answer {
  const told = answers.flatMap((answer) => (answer && 'value' in answer ? [answer] : []))
  return told.toSorted((a, b) => Number(b.value) - Number(a.value))[0] ?? null
}

function together(answers: readonly Answer[]): Answer {
  return listed(
    answers.flatMap((answer) =>
      answer && 'value' in answer && Array.isArray(answer.value)
        ? answer.value.map((text, index) => ({ text: String(text), places: answer.places.slice(index, index + 1) }))
        : [],
    ),
  )
}

function nearest(name: string, { joinable: { facts, release } }: Side): Place {
  const beside = BESIDE.find(([prefix]) => name === prefix || name.startsWith(`${prefix}.`))?.[1] ?? 'release.name'
  const fact = facts.get(beside)
  return fact ? { span: fact.nearest, where: fact.where } : { span: release.document.span, where: '' }
}
