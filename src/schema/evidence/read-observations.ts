import { validators } from '../../generated/validators.js'
import type { DataNode, Document, Observation, Problem, Span } from '../../model/index.js'
import { conform } from '../conform.js'
import { locate } from '../locate.js'
import { plainOf } from '../plain.js'

/**
 * What `gonogo gate --record` kept, and all that is wrong with it. Of a file with a mistake nothing is taken: who judges from
 * it must not judge from half of it.
 */
export function readObservations(document: Document): {
  readonly observations: readonly Observation[]
  readonly problems: readonly Problem[]
} {
  const { data, path } = document
  const broken = document.problems.filter(({ severity }) => severity === 'error')
  if (data === null) return { observations: [], problems: [...broken, nothing(path, document.span)] }
  const misshapen = [...broken, ...conform('evidence', document)]
  if (misshapen.length > 0) return { observations: [], problems: misshapen }
  const plain = plainOf(data)
  if (plain.excess !== null || !validators.evidence(plain.value))
    return { observations: [], problems: [blank(path, data)] }
  // Maps without a prototype become plain ones; their keys are those of the schema.
  const { observations } = JSON.parse(JSON.stringify(plain.value)) as { observations: readonly Observation[] }
  const problems = observations.flatMap((one, index) => contradictions(one, index, observations, { data, path }))
  return { observations: problems.length > 0 ? [] : observations, problems }
}

interface Written {
  readonly data: DataNode
  readonly path: string
}

function contradictions(
  { name, question, seen, unreadable }: Observation,
  index: number,
  all: readonly Observation[],
  { data, path }: Written,
): readonly Problem[] {
  const at = (key: string): Span => locate(data, `/observations/${index}/${key}`).node.span
  const isBoth = (seen === null) === (unreadable === null)
  const first = all.findIndex((one) => one.name === name && isSame(one.question, question))
  return [
    ...(isBoth
      ? [
          mistake(
            path,
            at('seen'),
            'Either something was seen, or it says why not.',
            'Record it anew, with `--record`.',
          ),
        ]
      : []),
    ...(first < index
      ? [
          mistake(
            path,
            at('name'),
            `\`${name}\` was recorded before, for the same question.`,
            'Keep one of the two observations.',
          ),
        ]
      : []),
  ]
}

const isSame = (a: Observation['question'], b: Observation['question']): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

/** Elsewhere a key without a value is no key. What a program wrote has a value, or says that there is none. */
function blank(path: string, data: DataNode): Problem {
  const { node } = locate(data, validators.evidence.errors?.[0]?.instancePath ?? '')
  return mistake(path, node.span, 'Nothing stands here, and something must.', 'Record it anew, with `--record`.')
}

const nothing = (path: string, span: Span): Problem =>
  mistake(path, span, 'The file holds no recorded evidence.', 'Write it with `gonogo gate --record`.')

const mistake = (path: string, span: Span, message: string, fix: string): Problem => {
  return { code: 'recorded-evidence', severity: 'error', message, fix, path, span }
}
