import type { Document, Item, Release } from '../model/index.js'
import { anchorFacts } from './anchors.js'
import { readComponentTargets } from './answers/component-targets.js'
import { readData } from './answers/data.js'
import { readTitled } from './answers/titled.js'
import { noteUnread } from './answers/unread.js'
import { type Collected, nothingCollected, type Reading } from './collected.js'
import { shellOf } from './commands/shell.js'
import { guardActions } from './detect/action-guards.js'
import { detectActions } from './detect/actions.js'
import { detectActivities, detectTesting } from './detect/activities.js'
import { detectAudit } from './detect/audit.js'
import { behindRollback } from './detect/behind-rollback.js'
import { detectCommunication } from './detect/communication.js'
import { detectContract } from './detect/contract.js'
import { detectDeclared } from './detect/declared.js'
import { detectDocumented } from './detect/documented.js'
import { detectFailure } from './detect/failure.js'
import { detectHeldSteps } from './detect/held-steps.js'
import { detectLinks } from './detect/links.js'
import { detectMechanisms } from './detect/mechanisms.js'
import { detectObservability } from './detect/observability.js'
import { detectDecision, detectExecution } from './detect/ownership.js'
import { completePhases, detectPhases } from './detect/phases.js'
import { detectRecord } from './detect/record.js'
import { markDecisions } from './detect/step-decisions.js'
import { settleTimes } from './detect/step-times.js'
import { detectSteps } from './detect/steps.js'
import { detectTarget } from './detect/target.js'
import { detectTargetInCommands } from './detect/target-commands.js'
import { settleForm } from './detect/target-form.js'
import { detectTargetSettings } from './detect/target-settings.js'
import { detectTimeBound } from './detect/time-bound.js'
import { detectTimeSettings } from './detect/time-settings.js'
import { detectTriggerSettings } from './detect/trigger-settings.js'
import { detectTriggers } from './detect/triggers.js'
import { detectTypes } from './detect/types.js'
import { detectUnfinished } from './detect/unfinished.js'
import { contextOf, saidBy, saysNothing } from './detect/unit-context.js'
import { detectUnnumberedSteps } from './detect/unnumbered-steps.js'
import { detectVerification } from './detect/verification.js'
import { readEnhancement } from './enhancement/read-enhancement.js'
import { weighAnswers } from './incident/index.js'
import { type KindFound, kindOf } from './kind.js'
import { kindProblems } from './kind-problems.js'
import { otherLanguage } from './other-language.js'
import { readOwn } from './own/read-own.js'
import { passagesOf } from './passages.js'
import { detectProcedure, detectProcedureInPlan, finishProcedure } from './procedure/index.js'
import { asksForOwn, isAsked, isReadWhole, type ReadOptions } from './read-options.js'
import { scopesOf } from './scope.js'
import { outlineOfData } from './structure/data.js'
import { type Outline, outlineOf } from './structure/markdown.js'
import { placesOf } from './structure/places.js'
import type { Shell } from './structure/spoken.js'
import { isCrossedOut } from './structure/struck.js'
import type { Section, Unit } from './structure/unit.js'
import { subjectOf, titleOf } from './subject.js'
import type { Vocabulary } from './vocabulary.js'

/** What one document says. Never throws; what is not understood is absent or rejected with a reason. */
export function read(document: Document, options: ReadOptions): Release {
  const found = kindOf(document, options.setting, options.vocabulary)
  const into = nothingCollected()
  readEnhancement(document, found.kind, options, into)
  if (isReadWhole(found.kind, options)) understand(document, found, options, into)
  else if (asksForOwn(found.kind, options)) readOwn(document, readingOf(document, found, options), into)
  return {
    document,
    kind: found.kind,
    kindBecause: found.because,
    // What the config calls no release document is none, whatever it looks like.
    problems:
      options.setting?.kind === 'none'
        ? []
        : [
            ...kindProblems(document, found, options.vocabulary, options.nearestWord),
            ...(isAsked(found.kind, options) ? otherLanguage(document, options.vocabulary) : []),
          ],
    ...into,
    items: into.items.toSorted(inOrder),
  }
}

/** What every reader looks at. */
function readingOf(document: Document, found: KindFound, options: ReadOptions): Reading {
  const { catalogue } = options
  const isIncident = found.kind === 'incident'
  const vocabulary = isIncident ? options.vocabulary.ofIncident : options.vocabulary
  const outline = outlined(document, shellOf(options.parseShell, vocabulary), vocabulary)
  const subject = subjectOf(outline, document, vocabulary)
  const about = subject.rollback
  const past = found.kind === 'rollback-record'
  const scopes = scopesOf(vocabulary, subject)
  const routine = !about && vocabulary.says('scope').find(titleOf(outline, document)).has('routine')
  return { outline, places: placesOf(outline), scopes, vocabulary, catalogue, about, past, routine }
}

function understand(document: Document, found: KindFound, options: ReadOptions, into: Collected): void {
  const reading = readingOf(document, found, options)
  const { outline, scopes } = reading
  anchorFacts(document, reading, into)
  if (!options.judgedOnly) into.passages.push(...passagesOf(outline, scopes))
  const { data } = document
  if (data) readData(data, options.setting?.map ?? new Map(), reading, into, document.format === 'markdown')
  const own = ownFormat(document, found)
  const asked = outline.units.filter((unit) => !(own && unit.pointer !== undefined) && counts(unit, reading))
  const recorded = readTitled(asked, reading, into)
  if (found.kind === 'runbook' || found.kind === 'procedure') readComponentTargets(asked, reading, into)
  const told = outline.units.filter((unit) => !recorded.has(unit) && !isContentsEntry(unit))
  // An incident tells what is so, by its answers alone.
  if (found.kind === 'incident') detectUnfinished(outline.units, document, reading, into)
  else if (own) detectInPlan(document, reading, into)
  else detect(document, told, reading, into)
  detectMechanisms(reading, into)
  guardActions(outline.units, reading, into)
  completePhases(reading, into)
  settleTimes(told, reading, into)
  markDecisions(reading, into)
  settleForm(into)
  noteUnread(asked, reading, into)
  if (found.kind === 'incident') weighAnswers(asked, document, reading, into)
  readOwn(document, reading, into)
}

/** Neither struck through nor of another release. */
const counts = (unit: Unit, { scopes }: Reading): boolean =>
  !isCrossedOut(unit) && scopes.of(unit.section).others === null

/** An entry of a table of contents: nothing but a link to a heading of the same document. */
function isContentsEntry(unit: Unit): boolean {
  const { marks } = unit.prose
  const [mark] = marks
  if (unit.type !== 'item' || marks.length !== 1 || mark?.type !== 'link') return false
  return (mark.url?.startsWith('#') ?? false) && unit.text.length === mark.to - mark.from
}

/** As they stand in the document, whichever reader found them. */
const inOrder = (a: Item, b: Item): number => a.span.line - b.span.line || a.span.column - b.span.column

function detect(document: Document, told: readonly Unit[], reading: Reading, into: Collected): void {
  const units = told.filter((unit) => counts(unit, reading))
  detectDecision(units, reading, into)
  detectExecution(units, reading, into)
  detectTarget(units, reading, into)
  detectTargetInCommands(units, reading, into)
  detectTargetSettings(units, reading, into)
  detectTimeBound(units, reading, into)
  detectTimeSettings(units, reading, into)
  detectTriggers(units, reading, into)
  detectTriggerSettings(units, reading, into)
  const behind = behindRollback(units, reading)
  const triggers = new Set(into.items.filter(({ type }) => type === 'trigger').map(({ span }) => span.line))
  for (const unit of units) {
    // A deliberate nothing answers none of the four.
    if (saysNothing(saidBy(unit), reading.vocabulary)) continue
    const context = contextOf(unit, reading)
    // What makes one roll back is no report of how it went.
    detectVerification(unit, context, behind.has(unit) && !triggers.has(unit.span.line), reading, into)
    detectCommunication(unit, context, reading, into)
    detectObservability(unit, context, reading, into)
    detectFailure(unit, context, reading, into)
  }
  detectAudit(units, reading, into)
  detectActions(told, reading, into)
  detectContract(units, reading, into)
  detectTypes(units, reading, into)
  const { headed, mayHoldSteps } = detectProcedure(units, reading, into)
  detectSteps(mayHoldSteps, reading, into)
  detectRecord(units, reading, into)
  detectUnnumberedSteps(units, reading, into)
  detectPhases(units, reading, into)
  detectDeclared(units, reading, into)
  detectHeldSteps(units, reading, into)
  detectActivities(units, reading, into)
  detectTesting(units, reading, into)
  detectDocumented(units, reading, into)
  finishProcedure(units, headed, reading, into)
  detectLinks(reading.outline.units, reading, into)
  detectUnfinished(reading.outline.units, document, reading, into)
}

/** Our own format says everything else by its keys; only what it instructs and what it leaves open is looked for. */
function detectInPlan(document: Document, reading: Reading, into: Collected): void {
  const { units } = reading.outline
  const instructing = units.filter(({ pointer = '' }) => instructs(pointer, reading.vocabulary))
  // Whatever stands there is about rollback, whether it says so or not.
  detectActions(
    instructing,
    { ...reading, about: true, scopes: scopesOf(reading.vocabulary, { rollback: true, change: false, both: false }) },
    into,
  )
  detectProcedureInPlan(units, reading, into)
  detectUnfinished(units, document, reading, into)
}

/** Whether a plan instructs at a pointer, and does not only state what holds or must hold, whoever acts. */
function instructs(pointer: string, { keys }: Vocabulary): boolean {
  const entry = pointer.replace(/\/\d+(?=\/|$)/g, '/*')
  const isBelow = (group: string) => [...keys(group)].some((one) => entry === one || entry.startsWith(`${one}/`))
  return isBelow('instructs') && !isBelow('declares') && !keys('declares-in').has(entry.replace(/\/\*$/, ''))
}

/** Our own plan format is read by its pointers; the keys of anybody else's are read like headings. */
const ownFormat = (document: Document, found: KindFound): boolean =>
  document.format !== 'markdown' && found.because.startsWith('it says')

function outlined(document: Document, shell: Shell, vocabulary: Vocabulary): Outline {
  const root: Section = { type: 'root', title: '', depth: 0, span: document.span, parent: null, where: '' }
  const body =
    document.format === 'markdown' ? outlineOf(document.blocks, root, shell, vocabulary.keys('abbreviations')) : null
  const data = document.data ? outlineOfData(document.data, root, shell, vocabulary) : null
  return {
    units: [...(data?.units ?? []), ...(body?.units ?? [])],
    sections: [...(data?.sections ?? [root]), ...(body?.sections.slice(1) ?? [])],
  }
}
