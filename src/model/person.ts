/**
 * Who somebody is, as far as a text tells it. `Ann Lee <ann@shop.example>`, `"Lee, Ann"`, `Ann Lee (Shop)` and
 * `@ann-lee` are forms of names; several people stand in lines of their own, behind `;`, or in one line behind commas.
 */

/** What stands where a name belongs and is none: without blanks and signs. */
const NOBODY: ReadonlySet<string> = new Set(
  (
    'null nil none nobody noone na nan undefined unknown unset notset notknown notstated notavailable noauthor empty ' +
    'missing anonymous tbd tba tbc todo yourname changeauthor true false'
  ).split(' '),
)

/** Before a name these are labels, alone they are none. */
const LABELS: ReadonlySet<string> = new Set(['author', 'name', 'coauthoredby'])

/** A variable that nobody filled in: `$CHANGE_AUTHOR`, `${{ github.actor }}`, `%an`. */
const UNFILLED = /(?<!\p{L})\$\w+|[$#]\{|\{\{|%\w+%|%[ac][nel]\b|<%/iu

/** What nobody sees in a name. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const PUNCTUATION_OF_LISTS = /^[[\](){},"'\s]*$/

/** Between several people in one line, and before or behind a name: `Ann and Bob`, `Author: Ann`, `Ann - Shop`. */
const BETWEEN = /[,，、&|•·/+\t]|:\s|(?<=[^\s,])\s[-–—]\s(?=\S)|\s(?:and|und|et|y)\s/u
const ASIDE = /[(<[{]([^()<>[\]{}]*)[)>\]}]/g
const MENTION = /(?<![^\s<>()[\]{}"',;:|])@[^\s<>()[\]{}"',;:|]+/gu
const TOKEN = /[^\s<>()[\]{}"',;:|]+/gu
const SIGNS = /[@._+-]/g

/**
 * Whether two texts name one person, or each names several and one of them is the same. Meant to find out that
 * somebody acts twice, so that doubtful forms count: case, accents, order of the names, signs and what nobody sees in a
 * name make no other person of it. Letters that only look alike do.
 */
export function isSamePerson(one: string, other: string): boolean {
  const [some, others] = [peopleIn(one).map(formsOf), peopleIn(other).map(formsOf)]
  return some.some((a) => others.some((b) => overlaps(a, b)))
}

/** Whether a text says who wrote a change: each line and each part of it names somebody, and nobody is a placeholder. */
export function isAuthorKnown(author: string | null): author is string {
  if (author === null || UNFILLED.test(author)) return false
  const people = peopleIn(author)
  return people.length > 0 && people.every(isNamed)
}

function isNamed(person: string): boolean {
  if (isNobody(person) || LABELS.has(asOneWord(person))) return false
  const parts = namePartsOf(person).filter((part) => !PUNCTUATION_OF_LISTS.test(part))
  if (parts.length > 0 && !parts.some(isNobody)) return true
  // `<ann@shop.example>` and `unknown <ann@shop.example>` tell who it is.
  const addresses = addressesIn(person)
  return parts.length < 2 && addresses.length > 0 && !addresses.some((one) => isNobody(one.replace(/@.*/, '')))
}

const isNobody = (text: string): boolean => asOneWord(text) === '' || NOBODY.has(asOneWord(text))
const asOneWord = (text: string): string => wordsOf(text).join('').replace(SIGNS, '')

/** Those who are told apart without doubt. */
function peopleIn(text: string): readonly string[] {
  // There and back, `ß` is `ss`.
  const plain = text.normalize('NFKC').toUpperCase().toLowerCase()
  const lines = plain.split(/[\n\r\v\f\0;\u0085\u2028\u2029]/).map((line) => line.replace(UNSEEN, '').trim())
  return lines.filter((line) => !PUNCTUATION_OF_LISTS.test(line)).map(unwrapped)
}

const unwrapped = (line: string): string => /^[([{]([^()[\]{}]*)[)\]}]$/.exec(line)?.[1] ?? line

/** Forms of a name: by the `sure` ones somebody is known; a `vague` one may be what others share with them. */
interface Forms {
  readonly sure: ReadonlySet<string>
  readonly vague: ReadonlySet<string>
}

/** `lee` and `it` of `Lee, Ann (IT)` are shared with `Lee, Bob (IT)`; but they may be the whole name of somebody. */
function overlaps(a: Forms, b: Forms): boolean {
  const meets = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].some((form) => others.has(form))
  return meets(a.sure, b.sure) || meets(a.sure, b.vague) || meets(a.vague, b.sure)
}

function formsOf(person: string): Forms {
  const asides = [...withoutAddresses(person).matchAll(ASIDE)].flatMap(([, aside = '']) => aside.split(BETWEEN))
  const parts = namePartsOf(person)
  const ofSeveralWords = parts.filter((part) => wordsOf(part).length > 1)
  // `Bob, Lee, Ann` holds `Lee, Ann`.
  const neighbours = parts.slice(1).map((part, index) => `${parts[index]} ${part}`)
  const names = [person, parts.join(' '), ...neighbours, ...ofSeveralWords, ...(person.match(MENTION) ?? [])]
  return {
    sure: new Set([...names.flatMap(spellingsOf), ...addressesIn(person).flatMap(formsOfAddress)]),
    vague: new Set([...parts, ...asides].flatMap(spellingsOf)),
  }
}

/** What its commas part, without addresses and what stands in brackets. */
const namePartsOf = (person: string): readonly string[] =>
  ` ${withoutAddresses(person).replace(ASIDE, ' ')} `.split(BETWEEN).map((part) => part.trim())

const isAddress = (token: string): boolean => /.@./u.test(token)
const addressesIn = (person: string): readonly string[] => (person.match(TOKEN) ?? []).filter(isAddress)
const withoutAddresses = (person: string): string =>
  person.replace(TOKEN, (token) => (isAddress(token) ? ' ' : token)).replace(/<\s*>/g, ' ')

/** Whatever the order of its words, and as one word. */
function spellingsOf(name: string): readonly string[] {
  const words = wordsOf(name)
  return words.length === 0 ? [] : [words.toSorted().join(' '), asOneWord(name)]
}

/** Without accents, and without signs around words. `O'Brien` is one word. */
function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘`´]/g, '')
    .normalize('NFC')
  const words = plain.split(/[^\p{L}\p{M}\p{N}@._+-]+/u)
  return words.flatMap((word) => /[^@._+-](?:.*[^@._+-])?/u.exec(word)?.[0] ?? [])
}

/**
 * `ann+gate@shop.example` is `ann@shop.example`, `7+ann@users.noreply.github.com` is `ann`, and `ann.lee@shop.example`
 * is `Ann Lee`. `ann@shop.example` is not `ann`: many have that name.
 */
function formsOfAddress(address: string): readonly string[] {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (domain.startsWith('users.noreply.')) return [address, ...spellingsOf(local.replace(/^\d+[+-]/, ''))]
  const [mailbox = ''] = local.split('+')
  const isName = /^\p{L}{2,}[._-]\p{L}{2,}$/u.test(mailbox)
  return [wordsOf(`${mailbox}@${domain}`).join(''), ...(isName ? spellingsOf(mailbox.replace(/[._-]/, ' ')) : [])]
}
