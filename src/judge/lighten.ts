import type { Fact, Finding, Outcome, Trace } from '../model/index.js'
import type { Weighed } from './weigh.js'

/** An outcome holds on to all facts of its document, hundreds of times what the finding itself takes. */
export function withoutTraces(weighed: Weighed): Weighed {
  const lighten = ({ outcome, ...finding }: Finding | Omit<Finding, 'fingerprint'>) => {
    const { active, subject, result } = outcome
    const light: Outcome = {
      active,
      subject: { ...subject, facts: NO_FACTS },
      result,
      blame: [],
      when: null,
      require: UNTRACED,
    }
    return { ...finding, outcome: light }
  }
  return { ...weighed, drafts: weighed.drafts.map((draft) => ({ ...draft, finding: lighten(draft.finding) })) }
}

const NO_FACTS: ReadonlyMap<string, Fact> = new Map()
const UNTRACED: Trace = { type: 'all', holds: 'unknown', children: [] }
