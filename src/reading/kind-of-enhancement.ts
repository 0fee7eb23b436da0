import type { DataNode, Document } from '../model/index.js'
import { countQuestions } from './enhancement/questions.js'
import type { KindFound } from './kind-of-data.js'
import type { Vocabulary } from './vocabulary.js'

/** A document with fewer of the questions speaks of the questionnaire and does not hold one. */
const FEWEST_QUESTIONS = 3
/** By then it is clear which question a heading asks. */
const LONGEST = 120

/** The parts of an enhancement proposal by their structure: its questionnaire, its metadata, its approvals; else null. */
export function kindOfEnhancement(document: Document, vocabulary: Vocabulary): KindFound | null {
  if (document.format !== 'markdown') return kindOfKeys(document.data)
  const { questionnaire } = vocabulary
  const titles = document.blocks.flatMap((block) =>
    block.type === 'heading' ? [block.text.text.slice(0, LONGEST)] : [],
  )
  const known = titles.flatMap((title) => questionnaire.titles.find(title).all.slice(0, 1))
  const asks = known.filter(({ name }) => name !== 'heading').length
  const named = known.length > asks
  if (asks < FEWEST_QUESTIONS && !(named && countQuestions(document, questionnaire) >= FEWEST_QUESTIONS)) return null
  return { kind: 'enhancement', because: 'it holds a production readiness questionnaire' }
}

function kindOfKeys(data: DataNode | null): KindFound | null {
  if (data?.type !== 'map') return null
  const keys = new Set(data.entries.map(({ key }) => key))
  if (keys.has('owning-sig') && TELLING.some((key) => keys.has(key)))
    return { kind: 'enhancement-metadata', because: 'it has `owning-sig:` beside the other keys of a proposal' }
  const approves = data.entries.some(({ key, value }) => STAGES.has(key) && hasKey(value, 'approver'))
  if (keys.has('kep-number') && approves)
    return { kind: 'enhancement-approvals', because: 'it names approvers of the stages of a proposal' }
  return null
}

const TELLING = ['kep-number', 'latest-milestone', 'stage', 'status', 'feature-gates']
const STAGES = new Set(['alpha', 'beta', 'stable'])

const hasKey = (node: DataNode, key: string): boolean =>
  node.type === 'map' && node.entries.some((entry) => entry.key === key)
