import type { AddedWords, Problem } from '../../model/index.js'
import type { VocabularyData } from '../vocabulary.js'
import { phrasebook } from '../wording/phrases.js'
import { type Adding, type ExtensionContext, fault, isKnown, shortened } from './adding.js'
import { addAnswers } from './answers.js'
import { commandFault } from './command-fault.js'
import { phraseFault } from './phrase-fault.js'

/** A vocabulary to which words were added, and what is wrong with those that could not be. */
export interface Extension {
  readonly data: VocabularyData
  readonly problems: readonly Problem[]
}

type Classes = Readonly<Record<string, readonly string[]>>
type Groups = Readonly<Record<string, Classes>>
/** Classes of phrases that a project may add to, by their names. */
type Part = 'words' | 'sections' | 'says' | 'effects' | 'values'

/** More than these nobody writes by hand. */
const MOST_TEXTS = 2000

/**
 * The shipped vocabulary with a project's own words. They are added and take nothing away: what is known stays known.
 * Every mistake is told with its place; what is mistaken is left out.
 */
export function extendVocabulary(
  shipped: VocabularyData,
  added: readonly AddedWords[],
  context: ExtensionContext,
): Extension {
  const adding: Adding = { ...context, problems: [] }
  let data = shipped
  let count = 0
  for (const words of added) {
    count += words.texts.length
    if (count > MOST_TEXTS) {
      fault(
        { ...adding, path: words.path ?? adding.path },
        'too-many-words',
        words.names[0]?.span,
        `More than ${MOST_TEXTS} texts are added.`,
        'Leave some out.',
      )
      break
    }
    data = extended(data, words, words.path === undefined ? adding : { ...adding, path: words.path })
  }
  return { data, problems: adding.problems }
}

function extended(data: VocabularyData, words: AddedWords, adding: Adding): VocabularyData {
  const part = words.names[0]?.text
  if (part === 'answers') return { ...data, answers: addAnswers(data.answers, words, adding) }
  if (part === 'commands') return withCommands(data, words, adding)
  if (part === 'words' || part === 'sections') return withPhrases(data, part, [part], data[part], words, adding)
  if (part === 'says' || part === 'values' || part === 'effects') {
    const groups: Groups = part === 'effects' ? effectsOf(data) : data[part]
    const [, group] = words.names
    const what = part === 'says' ? 'family' : part === 'values' ? 'fact with words for its values' : 'effect'
    if (!group || !isKnown(group, Object.keys(groups), what, adding)) return data
    return withPhrases(data, part, [part, group.text], groups[group.text] as Classes, words, adding)
  }
  return data
}

/** Every effect has both, though one of them may be empty. */
const effectsOf = ({ effects }: VocabularyData): Groups =>
  Object.fromEntries(Object.entries(effects).map(([name, { says, names = [] }]) => [name, { says, names }]))

function withPhrases(
  data: VocabularyData,
  part: Part,
  path: readonly string[],
  classes: Classes,
  { names, texts }: AddedWords,
  adding: Adding,
): VocabularyData {
  const name = names[path.length]
  const what = part === 'values' ? 'value' : 'class'
  // What else stands below an effect, the schema has told.
  if (!name || (part === 'effects' && !Object.hasOwn(classes, name.text))) return data
  if (!isKnown(name, Object.keys(classes), what, adding, ` in ${path.join(': ')}`)) return data
  const terms = part === 'effects' ? data.terms : part === 'values' ? {} : classes
  const sound = texts.filter(({ text, span }) => {
    const wrong = phraseFault(text, terms, adding.nearestWord)
    if (wrong) fault(adding, 'bad-phrase', span, `The phrase "${shortened(text)}" ${wrong.message}.`, wrong.fix)
    return !wrong
  })
  const all = {
    ...classes,
    [name.text]: [...new Set([...(classes[name.text] ?? []), ...sound.map(({ text }) => text)])],
  }
  const circle = circleIn(all, part === 'effects' ? data.terms : {})
  if (circle) {
    const span = sound.find(({ text }) => text.includes('<'))?.span ?? name.span
    fault(adding, 'bad-phrase', span, `With these phrases ${circle}.`, 'Leave the class in <> out.')
    return data
  }
  const [, group] = path
  if (group === undefined) return { ...data, [part]: all }
  return { ...data, [part]: { ...data[part as 'says'], [group]: all } }
}

/** What keeps classes from being compiled together, or null. */
function circleIn(classes: Classes, terms: Classes): string | null {
  try {
    phrasebook(new Map(Object.entries(classes)), new Map(Object.entries(terms)))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

function withCommands(data: VocabularyData, { names, texts }: AddedWords, adding: Adding): VocabularyData {
  const [, effect] = names
  if (!effect || !isKnown(effect, Object.keys(data.commands), 'effect', adding)) return data
  const sound = texts.filter(({ text, span }) => {
    const wrong = commandFault(text)
    if (wrong) fault(adding, 'bad-command', span, `The command "${shortened(text)}" ${wrong.message}.`, wrong.fix)
    return !wrong
  })
  const own = { ...data.ownCommands }
  own[effect.text] = [...(own[effect.text] ?? []), ...sound.map(({ text }) => text)]
  return { ...data, ownCommands: own }
}
