import type { Document } from '../model/index.js'
import { saidOf } from './kind-titles.js'
import type { Subject } from './scope.js'
import type { Outline } from './structure/markdown.js'
import type { Vocabulary } from './vocabulary.js'

/** What comes later in a title says nothing of its document. */
const LONGEST_TITLE = 300

/** What the title makes of a document: where it speaks of rollback, everything is about it unless a section says otherwise. */
export function subjectOf(outline: Outline, document: Document, vocabulary: Vocabulary): Subject {
  const title = titleOf(outline, document)
  const rollback = vocabulary.words.find(title).has('rollback')
  const said = vocabulary.says('scope').find(title)
  return {
    rollback: rollback && !saidOf(title, vocabulary).has('there-and-back'),
    change: said.has('change'),
    both: said.has('both'),
  }
}

/** The first heading; where the text begins below the top level, what the front matter or the data calls it. */
export function titleOf({ sections }: Outline, document: Document): string {
  const heading = sections.find((section) => section.type === 'heading')
  const named = heading?.depth === 1 ? null : nameIn(document.data)
  return (named ?? heading?.title ?? firstLine(document)).slice(0, LONGEST_TITLE)
}

const NAMES = ['title', 'name']

function nameIn(data: Document['data']): string | null {
  if (data?.type !== 'map') return null
  const entry = NAMES.map((key) => data.entries.find((one) => one.key === key)).find((one) => one !== undefined)
  return entry?.value.type === 'scalar' && entry.value.value !== null ? entry.value.source : null
}

const firstLine = (document: Document): string =>
  document.format === 'markdown' ? (document.text.split('\n', 1)[0] ?? '') : ''
