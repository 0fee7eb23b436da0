import type { Mention, OwnFact } from '../../model/index.js'
import { type Collected, excerpt, reject } from '../collected.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { type Said, short } from './answer.js'
import { isSameValue } from './same.js'

/** Places beyond these are not kept: nobody reads them all. */
const MOST_PLACES = 50

/**
 * What is said of a fact as mentions, and why the rest does not count. Where one place cannot be read or is left open,
 * so is the fact. Two answers that differ leave nobody any the wiser: neither is taken, and both are shown.
 */
export function mentionsOf(
  fact: OwnFact,
  all: readonly Said[],
  into: Collected,
  vocabulary: Vocabulary,
): readonly Mention[] {
  const said = withoutBeside(fact, all, into)
  const unread = said.filter(({ state }) => state === 'unreadable')
  const clash = unread.length > 0 ? null : clashIn(fact, said, vocabulary)
  if (clash) {
    const [one, other] = clash
    const here = other.state === 'stated' ? `it says ${quoted(other)}` : other.because
    reject(into, fact.name, other.span, `${here}, and line ${one.span.line} says ${quoted(one)}`)
    return clash.map((said) => {
      const { span, where } = said
      const written = said.state === 'stated' ? String(said.value) : (said.written ?? '')
      return mention(fact, { state: 'unreadable', because: '', written, span, where })
    })
  }
  const open = said.filter(({ state }) => state === 'unfilled')
  const telling = [unread, open].find(({ length }) => length > 0) ?? said
  return telling.slice(0, fact.type === 'list' ? undefined : MOST_PLACES).flatMap((one) => {
    if (one.state === 'unreadable' || one.state === 'rejected') reject(into, fact.name, one.span, one.because)
    return one.state === 'rejected' ? [] : [mention(fact, one)]
  })
}

/** What columns of several rows say counts where nothing else is said: they may speak of other things. */
function withoutBeside(fact: OwnFact, said: readonly Said[], into: Collected): readonly Said[] {
  const own = said.filter(({ beside }) => !beside)
  if (own.length === 0 || own.length === said.length) return said
  const first = said.find(({ beside }) => beside)
  if (first) reject(into, fact.name, first.span, 'several rows fill this column, and it is said elsewhere')
  return own
}

type Stated = Said & { readonly state: 'stated' }
type Against = Said & { readonly state: 'stated' | 'rejected' }

const quoted = ({ value }: Stated): string => `"${short(String(value))}"`

/** A stated value, and another one or that there is none. */
function clashIn(fact: OwnFact, said: readonly Said[], vocabulary: Vocabulary): readonly [Stated, Against] | null {
  const first = said.find((one): one is Stated => one.state === 'stated')
  if (!first) return null
  const denied = said.find((one): one is Against => one.state === 'rejected')
  if (denied) return [first, denied]
  if (fact.type === 'list') return null
  const other = said.find((one): one is Stated => one.state === 'stated' && !agree(fact, first, one, vocabulary))
  return other ? [first, other] : null
}

/** Paragraphs say the same in other words: two long ones do not differ for sure, nor one that names the other's value. */
function agree({ type }: OwnFact, one: Stated, other: Stated, vocabulary: Vocabulary): boolean {
  if (isSameValue(type, one.value, other.value)) return true
  if (!one.told && !other.told) return false
  const texts = [one, other].map(({ value }) => String(value).slice(0, LONGEST_TOLD))
  const [short = '', long = ''] = texts.map(normalName).toSorted((a, b) => a.length - b.length)
  if (short.split(' ').length > MOST_WORDS) return true
  return ` ${long} `.includes(` ${short} `) && !vocabulary.says('own').find(long).has('negates')
}

/** Who names a value does it early. */
const LONGEST_TOLD = 2000
/** A value has no more words; what has more is a sentence. */
const MOST_WORDS = 5

const mention = ({ name }: OwnFact, said: Said): Mention => ({
  field: name,
  state: said.state === 'rejected' ? 'unreadable' : said.state,
  value: said.state === 'stated' ? said.value : said.state === 'unreadable' ? excerpt(said.written ?? '') : null,
  span: said.span,
  where: said.where,
  by: 'answer',
})
