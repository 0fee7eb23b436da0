import type { Item, Mention } from '../../model/index.js'
import type { Collected, Reading } from '../collected.js'
import { calledIn, type StepGroup, textIn, textsIn } from './groups.js'
import { nameOf, namingWords } from './names.js'

/** Inputs of steps that come from no earlier step and are no required inputs. */
export function detectFlow(groups: readonly StepGroup[], reading: Reading, into: Collected): void {
  const numbers = new Set(groups.flatMap(({ steps }) => steps.map((step) => textIn(step, 'step.number'))))
  const inputs = into.items.filter(({ type }) => type === 'input')
  const required = new Set(inputs.flatMap((input) => keysOf(input.label, reading)))
  for (const { steps } of groups) {
    const places = new Map(steps.map((step, index) => [textIn(step, 'step.number'), index]))
    const asks = inputs.length > 0 && steps.some((step) => textsIn(step, 'step.outputs').length > 0)
    const known = new Set(required)
    steps.forEach((step, index) => {
      for (const [text, mention] of textsIn(step, 'step.inputs')) {
        if (reading.vocabulary.says('procedure').find(text).has('no-input')) continue
        for (const number of stepsIn(text, reading)) {
          const at = places.get(number)
          const wrong =
            at === undefined
              ? numbers.has(number)
                ? null
                : MISSING
              : at === index
                ? ITSELF
                : at > index
                  ? LATER
                  : null
          if (wrong)
            note('procedure.misplacedInputs', `${calledIn(step)} takes from step ${number}, ${wrong}`, mention, into)
        }
        // A range of steps names everything they leave.
        if (!asks || stepsIn(text, reading).length > 1) continue
        for (const name of namesIn(text, (outer) => !isUnknown(outer, known, reading)))
          if (isUnknown(name, known, reading))
            note('procedure.unknownInputs', `"${name}" of ${calledIn(step)}`, mention, into)
      }
      if (asks) for (const key of leftBy(step, reading)) known.add(key)
    })
  }
}

const MISSING = 'which does not exist'
const ITSELF = 'which is itself'
const LATER = 'which comes later'

function note(field: string, text: string, { span, where }: Mention, into: Collected): void {
  into.mentions.push({ field, state: 'stated', value: [text], span, where, by: 'reading' })
}

/** The numbers of the steps that a text refers to: `Step 2`, `Steps 1-6`. */
function stepsIn(text: string, { vocabulary }: Reading): readonly string[] {
  const hits = vocabulary
    .says('procedure')
    .find(text)
    .all.filter((hit) => hit.name === 'step-reference')
  return hits.flatMap((hit) => {
    const [first = ''] = /\d+(?:\.\d+)*/.exec(text.slice(hit.from)) ?? []
    const [, last] = /^\s*[-–]\s*(\d+)/.exec(text.slice(hit.to)) ?? []
    return last ? [first, last] : [first]
  })
}

/** What a text names: the things in its brackets, or the whole of it where that is known already: `Version (see above)`. */
function namesIn(text: string, isKnown: (outer: string) => boolean): readonly string[] {
  const brackets = /\(([^()]*)\)/.exec(text)
  const outer = brackets ? text.slice(0, brackets.index).trim() : ''
  if (outer !== '' && isKnown(outer)) return []
  const inner = brackets?.[1]
  const names = inner === undefined ? [nameOf(text.replace(/^[^:]{1,40}:\s+/, ''))] : inner.split(/[,;]/)
  return names.map((name) => name.trim()).filter(Boolean)
}

function isUnknown(name: string, known: ReadonlySet<string>, reading: Reading): boolean {
  const keys = keysOf(name, reading)
  return keys.length > 0 && !keys.some((key) => known.has(key))
}

/** What a step leaves for later ones, by its outputs and its title. */
function leftBy(step: Item, reading: Reading): readonly string[] {
  const texts = [textIn(step, 'step.text'), ...textsIn(step, 'step.outputs').map(([text]) => text)]
  return texts.flatMap((text) => keysOf(text, reading))
}

const ALIKE = 5
/** Words that begin alike name the same thing: `disable`, `disabled`. */
function keysOf(text: string, reading: Reading): readonly string[] {
  return namingWords(text, reading).map((word) => word.slice(0, ALIKE))
}
