import { counts, type Finding, PILLARS, type Pillar, type PillarReport, type PillarState } from '../model/index.js'
import { few, type Weighed } from './weigh.js'

/** The state of each pillar, with the findings that made it so and what the documents answered. */
export function pillarsOf(
  weighed: readonly Weighed[],
  findings: readonly Finding[],
): Readonly<Record<Pillar, PillarReport>> {
  const reports = PILLARS.map((pillar) => [pillar, pillarOf(pillar, weighed, findings)] as const)
  return Object.fromEntries(reports) as Record<Pillar, PillarReport>
}

function pillarOf(pillar: Pillar, weighed: readonly Weighed[], findings: readonly Finding[]): PillarReport {
  const own = findings.filter((finding) => finding.pillar === pillar)
  const parts = weighed.flatMap((one) => one.pillars.get(pillar) ?? [])
  const evaluated = parts.reduce((sum, part) => sum + part.evaluated, 0)
  return {
    state: stateOf(own, evaluated),
    evaluated,
    because: own.map((finding) => finding.fingerprint),
    answers: few(parts.flatMap((part) => part.quotes)).map(({ answer }) => answer),
  }
}

/** What blocks decides first, then what is not known; a note weakens nothing. */
function stateOf(findings: readonly Finding[], evaluated: number): PillarState {
  const broken = findings.filter((finding) => finding.result === 'not-met')
  if (broken.some((finding) => finding.level === 'block' && counts(finding))) return 'missing'
  if (evaluated === 0 || findings.some((finding) => finding.result === 'cannot-tell')) return 'unknown'
  return broken.some((finding) => finding.level !== 'note') ? 'weak' : 'strong'
}
