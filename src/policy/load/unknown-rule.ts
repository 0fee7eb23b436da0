import type { Span } from '../../model/index.js'
import { type Context, mistake } from './context.js'

/** Enough to find one's way; `gonogo rules` lists all. */
const MOST_RULES = 12

/**
 * An id that no rule has. A rule of that name in another pack is offered first, then one that is called nearly so among
 * those in use, then one among all.
 *
 * @param all ids of every rule there is
 * @param inUse ids of those that were switched on so far, in their order
 */
export function unknownRule(
  context: Context,
  span: Span,
  word: string,
  all: readonly string[],
  inUse: readonly string[],
): null {
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word
  const fix = meant(word, inUse, context) ?? meant(word, all, context) ?? choice(word, all, inUse)
  return mistake(context, 'unknown-rule', span, `There is no rule "${shown}".`, fix)
}

function meant(word: string, known: readonly string[], { knowledge }: Context): string | null {
  const name = nameIn(word)
  const same = known.filter((id) => nameIn(id) === name)
  if (same.length > 0)
    return `${question(same)}${word.includes('/') ? '' : ' A rule is called by its pack and its name.'}`
  const near = knowledge.nearestWord(word, known)
  if (near !== null) return question([near])
  const nearName = knowledge.nearestWord(name, [...new Set(known.map(nameIn))])
  return nearName === null ? null : question(known.filter((id) => nameIn(id) === nearName))
}

function question(ids: readonly string[]): string {
  const few = ids.slice(0, 4).map((id) => `"${id}"`)
  return `Did you mean ${few.join(' or ')}?`
}

/** The name of a rule is the last part of its id. */
function nameIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** The rules of the pack that is named; where there is none, those in use, the packs that came last before the others. */
function choice(word: string, all: readonly string[], inUse: readonly string[]): string {
  const ofPack = all.filter((id) => word.includes('/') && id.startsWith(`${word.slice(0, word.indexOf('/'))}/`))
  const known = ofPack.length > 0 ? ofPack : [...inUse].reverse()
  if (known.length === 0) return 'No pack is extended before this, so there is no rule to set. gonogo rules lists all.'
  const few = known.slice(0, MOST_RULES).join(', ')
  const are = ofPack.length > 0 ? 'Of that pack there are' : 'In use are'
  return `${are} ${few}${known.length > MOST_RULES ? ' and others' : ''}. gonogo rules lists all.`
}
