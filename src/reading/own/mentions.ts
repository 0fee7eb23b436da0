import type { Mention, OwnFact } from '../../model/index.js'
import { type Collected, reject } from '../collected.js'
import { isSame, type Said, short } from './answer.js'

/** Places beyond these are not kept: nobody reads them all. */
const MOST_PLACES = 50

/**
 * What is said of a fact as mentions, and why the rest does not count. Where one place cannot be read, the fact cannot
 * be read. Two answers that differ leave nobody any the wiser: neither is taken, and both are shown.
 */
export function mentionsOf(fact: OwnFact, said: readonly Said[], into: Collected): readonly Mention[] {
  const clash = clashIn(fact, said)
  if (clash) {
    const [one, other] = clash
    const texts = clash.map(({ value }) => `"${short(String(value))}"`)
    reject(into, fact.name, other.span, `it says ${texts[1]}, and line ${one.span.line} says ${texts[0]}`)
    return clash.map(({ span, where }) => mention(fact, { state: 'unreadable', because: '', span, where }))
  }
  const unread = said.filter(({ state }) => state === 'unreadable')
  const telling = unread.length > 0 ? unread : said
  return telling.slice(0, fact.type === 'list' ? undefined : MOST_PLACES).flatMap((one) => {
    if (one.state === 'unreadable' || one.state === 'rejected') reject(into, fact.name, one.span, one.because)
    return one.state === 'rejected' ? [] : [mention(fact, one)]
  })
}

type Stated = Said & { readonly state: 'stated' }

function clashIn({ type }: OwnFact, said: readonly Said[]): readonly [Stated, Stated] | null {
  if (type === 'list') return null
  const stated = said.filter((one): one is Stated => one.state === 'stated' && !one.told)
  const [first] = stated
  const other = first && stated.find(({ value }) => !isSame(String(value), String(first.value)))
  return first && other ? [first, other] : null
}

const mention = ({ name }: OwnFact, said: Said): Mention => ({
  field: name,
  state: said.state === 'rejected' ? 'unreadable' : said.state,
  value: said.state === 'stated' ? said.value : null,
  span: said.span,
  where: said.where,
  by: 'answer',
})
