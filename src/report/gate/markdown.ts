import type { Decision, GateReport, PillarState } from '../../model/index.js'
import { PILLARS } from '../../model/index.js'
import { count, printable, shorten } from '../printable.js'
import { code, table } from '../reference/markdown.js'
import * as parts from './markdown-parts.js'
import { placeCode, safe } from './markdown-text.js'
import { momentInWords, momentThere } from './moment.js'
import { identityOf } from './plan.js'
import { ANSWERS, configWords, factWords, STATES } from './words.js'

/** What GitHub takes in a comment, less what the joints need. */
const ROOM = 65_536 - 600

const SIGNS: Readonly<Record<Decision, string>> = { GO: '✅', 'NO-GO': '⛔', INDETERMINATE: '❓' }
const STATE_SIGNS: Readonly<Record<PillarState, string>> = { strong: '✅', weak: '⚠️', missing: '⛔', unknown: '❓' }

/**
 * The gate as a comment on a pull request. Its first line is invisible and names the plan, so that whoever wrote the
 * comment finds it again. It is never longer than GitHub takes: lists are cut, and tell how much they leave out.
 */
export function gateMarkdown(gate: GateReport): string {
  const head = [marker(gate), ...verdict(gate), ...pillars(gate)]
  const tail = [
    ...parts.differences(gate),
    ...parts.warnings(gate),
    ...parts.waivers(gate),
    ...parts.evidence(gate),
    ...parts.history(gate),
    ...parts.documents(gate),
    asked(gate),
  ]
  const left = ROOM - lengthOf([...head, ...tail])
  return `${[...head, ...parts.blockers(gate, left), ...tail].join('\n\n')}\n`
}

const lengthOf = (blocks: readonly string[]): number => blocks.reduce((sum, block) => sum + block.length + 2, 0)

/** One comment a plan: the same plan has the same marker, whatever becomes of it. */
function marker(gate: GateReport): string {
  const [plan] = gate.joined.filter(({ relation }) => relation === 'plan')
  return `<!-- gonogo-gate ${encodeURIComponent([...printable(plan?.place ?? '')].slice(-200).join(''))} -->`
}

function verdict(gate: GateReport): readonly string[] {
  const { decision } = gate.report.verdict
  const { release, environment, target } = identityOf(gate)
  const to = environment === null ? '' : `to ${safe(environment, 80)}, `
  const waived = gate.report.findings.filter(({ waivedBy }) => waivedBy !== undefined).length
  const allowed = waived === 0 ? '' : ` ${count(waived, 'finding is', 'findings are')} waived.`
  return [
    `## ${SIGNS[decision]} ${decision}: ${safe(release, 120)}`,
    `**${ANSWERS[decision]}**${allowed} ${safe(`Judged at ${when(gate.at, gate)}`)}; ${to}${safe(target, 120)}.`,
    ...valid(gate),
  ]
}

function valid(gate: GateReport): readonly string[] {
  const { validUntil, report } = gate
  if (validUntil === null) return report.verdict.decision === 'GO' ? ['No moment is known at which this ends.'] : []
  const because = validUntil.because.slice(0, 5).map((one) => safe(one))
  const more = validUntil.because.length > 5 ? ` And ${validUntil.because.length - 5} more.` : ''
  return [
    `**Valid until ${when(validUntil.moment, gate)}**${because.length > 0 ? `. Then: ${because.join(' ')}${more}` : ''}`,
  ]
}

function when(moment: string, { timeZone }: GateReport): string {
  const there = momentThere(moment, timeZone)
  return `${momentInWords(moment)}${there === null ? '' : ` (${there})`}`
}

/** Answers that a pillar quotes. */
const QUOTED = 2

function pillars({ report }: GateReport): readonly string[] {
  const rows = PILLARS.map((pillar) => {
    const { state, evaluated, answers } = report.pillars[pillar]
    const stated = answers.filter((answer) => answer.state === 'stated').slice(0, QUOTED)
    const quotes = stated.map(({ fact, value, path, span }) => {
      return `${safe(factWords(fact))}: “${safe(value, 80)}” ${placeCode(path, span.line)}`
    })
    const why = evaluated === 0 ? 'nothing was asked' : STATES[state]
    return [`**${pillar}**`, `${STATE_SIGNS[state]} ${state}: ${why}`, quotes.join('<br>') || 'nothing is answered']
  })
  return [table(['Pillar', 'State', 'What the documents answer'], rows)]
}

function asked({ report, gonogo, joined, config }: GateReport): string {
  const { rules, evaluations } = report.coverage
  const asks = configWords(config, (path) => code(shorten(printable(path), 200)))
  return `<sub>${count(rules, 'rule')} asked ${count(evaluations, 'time')} of ${count(joined.length, 'joined document')} by gonogo ${safe(gonogo, 40)}, ${asks.join('')}.</sub>`
}
