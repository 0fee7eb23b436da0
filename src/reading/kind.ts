import { type Document, type DocumentSetting, MADE_BY_RULES } from '../model/index.js'
import { declaredKind, type KindFound, kindOfData } from './kind-of-data.js'
import { kindOfEnhancement } from './kind-of-enhancement.js'
import { kindOfMarkdown } from './kind-of-markdown.js'
import type { Vocabulary } from './vocabulary.js'

export type { KindFound }

/** Which kind of release document this is and why: what it declares, what the config says, else its shape. */
export function kindOf(document: Document, setting: DocumentSetting | null, vocabulary: Vocabulary): KindFound {
  const declared = declaredKind(document.data, vocabulary)
  if (declared) return declared
  if (document.text.startsWith(MADE_BY_RULES)) return { kind: null, because: 'gonogo rules wrote it' }
  if (setting) return { kind: setting.kind === 'none' ? null : setting.kind, because: 'the config says so' }
  const enhancement = kindOfEnhancement(document, vocabulary)
  if (enhancement) return enhancement
  if (document.format !== 'markdown') return kindOfData(document.data, vocabulary)
  const found = kindOfMarkdown(document, vocabulary)
  if (found.kind !== null || document.data === null) return found
  const front = kindOfData(document.data, vocabulary)
  return front.kind === null ? found : front
}
