import type { DataNode, EvidenceType, MapNode, ScalarNode } from '../../model/index.js'
import { addressMistakes, credentialMistakes } from './credentials.js'
import { type Mistake, mistake } from './mistake.js'
import { isOfPresence } from './read-question.js'
import { nodeAt, textAt, textNodes } from './written.js'

/** What is wrong with a question although every key has the right shape. */
export function questionMistakes(type: EvidenceType, node: MapNode): readonly Mistake[] {
  return [
    ...addressMistakes(nodeAt(node, 'url')),
    ...credentialMistakes(nodeAt(node, 'credentials')),
    ...(type === 'http' ? comparisonMistakes(node) : []),
    ...(type === 'git' ? repositoryMistakes(textAt(node, 'repository')) : []),
    ...(type === 'file' ? [...pathMistakes(textAt(node, 'path')), ...approverMistakes(node)] : []),
  ]
}

const OF_NUMBERS: ReadonlySet<string> = new Set(['atMost', 'lessThan', 'atLeast', 'moreThan'])

function comparisonMistakes(node: MapNode): readonly Mistake[] {
  const operator = textAt(node, 'operator')
  const value = nodeAt(node, 'value')
  if (!operator) return []
  const name = operator.source
  if (isOfPresence(name)) return value ? [idle(name, value)] : []
  if (!value) {
    const message = `\`${name}\` compares with a value, and there is none.`
    return [mistake(operator.span, 'missing-key', message, 'Add `value: …`.')]
  }
  if (!OF_NUMBERS.has(name) || (value.type === 'scalar' && typeof value.value === 'number')) return []
  const message = `\`${name}\` compares numbers, and something else stands here.`
  return [mistake(value.span, 'wrong-type', message, 'Write a number without quotes, or compare with `equals`.')]
}

function idle(operator: string, value: DataNode): Mistake {
  const message = `\`${operator}\` compares with nothing, so this value is never used.`
  return mistake(value.span, 'unused-value', message, 'Remove it, or write `equals`.')
}

function repositoryMistakes(repository: ScalarNode | undefined): readonly Mistake[] {
  if (!repository || !/[{}]/.test(repository.source)) return []
  const message = 'A fact of the plan cannot name the repository: whoever writes the plan would choose who is asked.'
  return [mistake(repository.span, 'open-repository', message, 'Write the folder. Facts may stand in the tag.')]
}

function pathMistakes(path: ScalarNode | undefined): readonly Mistake[] {
  if (!path || !leadsOutside(path.source)) return []
  const message = `\`${path.source}\` leads out of the folder of this file.`
  const fix = 'Keep what proves a release beside the plan, and write its path from this folder.'
  return [mistake(path.span, 'path-outside', message, fix)]
}

function approverMistakes(node: MapNode): readonly Mistake[] {
  const approvers = nodeAt(node, 'approvers')
  const format = textAt(node, 'format')?.source
  if (!approvers) return []
  if (format !== undefined && format !== 'approval') {
    const message = `\`approvers\` says whose approval counts, and a file of the format \`${format}\` is none.`
    return [mistake(approvers.span, 'unused-value', message, 'Remove it, or write `format: approval`.')]
  }
  const open = textNodes(approvers).find(({ source }) => /[{}]/.test(source))
  if (!open) return []
  const message = 'A fact of the plan cannot name who approves: whoever writes the plan would choose.'
  return [mistake(open.span, 'open-approver', message, 'Write names or roles.')]
}

const leadsOutside = (path: string): boolean =>
  /^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\0')
