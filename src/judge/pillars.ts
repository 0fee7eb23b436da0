import {
  counts,
  type Finding,
  PILLARS,
  type Pillar,
  type PillarReport,
  type PillarState,
  type WeighedPillar,
} from '../model/index.js'

/** The state of each pillar, with the findings that made it so and what the documents answered. */
export function pillarsOf(
  weighed: ReadonlyMap<Pillar, WeighedPillar>,
  findings: readonly Finding[],
): Readonly<Record<Pillar, PillarReport>> {
  const reports = PILLARS.map((pillar) => [pillar, pillarOf(pillar, weighed.get(pillar), findings)] as const)
  return Object.fromEntries(reports) as Record<Pillar, PillarReport>
}

function pillarOf(pillar: Pillar, weighed: WeighedPillar | undefined, findings: readonly Finding[]): PillarReport {
  const own = findings.filter((finding) => finding.pillar === pillar)
  const { evaluated, quotes } = weighed ?? { evaluated: 0, quotes: [] }
  return {
    state: stateOf(own, evaluated),
    evaluated,
    because: own.map((finding) => finding.fingerprint),
    answers: quotes.map(({ answer }) => answer),
  }
}

/** What blocks decides first, then what is not known; a note weakens nothing. */
function stateOf(findings: readonly Finding[], evaluated: number): PillarState {
  const broken = findings.filter((finding) => finding.result === 'not-met')
  if (broken.some((finding) => finding.level === 'block' && counts(finding))) return 'missing'
  if (evaluated === 0 || findings.some((finding) => finding.result === 'cannot-tell')) return 'unknown'
  return broken.some((finding) => finding.level !== 'note') ? 'weak' : 'strong'
}
