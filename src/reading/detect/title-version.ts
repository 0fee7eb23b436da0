import { type Collected, type Reading, state } from '../collected.js'

const FIELD = 'release.version'

/** `Release plan: shop 2.15.0`: the title tells which version is shipped, where nothing else does. */
export function detectTitleVersion({ outline, vocabulary }: Reading, into: Collected): void {
  if (into.mentions.some(({ field, state }) => field === FIELD && state === 'stated')) return
  const section = outline.sections.find(({ type, depth }) => type === 'heading' && depth === 1)
  if (!section) return
  const said = vocabulary.says('target').find(section.title)
  if (!said.has('releases') || said.has('returns')) return
  const version = vocabulary.quantities.versionsIn(section.title).findLast(({ form }) => form === 'concrete')
  if (version) state(into, FIELD, version.text, { section }, section.span)
}
