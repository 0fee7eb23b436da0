import type { EvidenceType } from '../../model/index.js'

/** Why something does not hold: the question has a gap, nobody looked for this one, nothing could be seen, or it is wrong. */
export type Lack = 'question' | 'look' | 'sight' | 'wrong'

/** What would help: sentences for people. */
export function remedyFor(lack: Lack, type: EvidenceType): string {
  switch (lack) {
    case 'question':
      return 'Write into the plan what the question needs, so that it can be asked.'
    case 'look':
      return 'Look anew: run the gate without `--offline`, and keep what is seen with `--record`.'
    case 'sight':
      return SEEING[type]
    case 'wrong':
      return 'Mend what was seen there, and run the gate again.'
  }
}

const FROM_ELSEWHERE =
  'Make it answer here, or run the gate where it does, and keep what is seen there with `--record`.'

const SEEING: Readonly<Record<EvidenceType, string>> = {
  git: 'Run the gate where git is and the history with its tags, and keep what is seen there with `--record`.',
  registry: FROM_ELSEWHERE,
  prometheus: FROM_ELSEWHERE,
  http: FROM_ELSEWHERE,
  file: 'Put the file where it is looked for, with what is missing in it and in a form that can be read.',
}
