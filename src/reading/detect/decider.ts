import type { Reading } from '../collected.js'
import { nearOf, type Unit } from '../structure/unit.js'
import { apart, firstFrom } from '../wording/apart.js'
import type { Hit, Hits } from '../wording/phrases.js'
import { bySection } from './by-section.js'
import { type Context, saidBy } from './unit-context.js'

/** Who decides, and where in the text it is said. */
export interface Decider {
  readonly who: string
  readonly at: number
}

/** The role a sentence, an item or a label gives the decision to. */
export function deciderIn(unit: Unit, { words }: Context, said: Hits, reading: Reading): Decider | null {
  const { text } = unit
  if (said.has('nobody') || text.trim().endsWith('?')) return null
  // Most sentences say nothing of it.
  if (said.all.length === 0) return labelled(unit, reading) ?? namedAbove(unit, said, reading)
  const roles = rolesIn(words)
  for (const verb of verbsIn(text, said, words)) {
    if (isAsked(said, verb.from)) return null
    const role = roleOf(verb, roles, text)
    if (role) return { who: text.slice(role.from, role.to), at: verb.from }
  }
  return approvalOf(text, said, words) ?? labelled(unit, reading) ?? namedAbove(unit, said, reading)
}

function verbsIn(text: string, said: Hits, words: Hits): readonly Hit[] {
  const supposed = said.has('supposes')
  const named = said.all.filter(({ name }) => name === 'decided-by' || (name === 'decides' && !supposed))
  return [...named.toSorted(passiveFirst), consentInBrackets(text, said, words) ?? []].flat().slice(0, MOST_VERBS)
}

/** `The release manager is told what was decided by the board`. */
const passiveFirst = (a: Hit, b: Hit): number => Number(a.name === 'decides') - Number(b.name === 'decides')

/** A sentence says it with one of its first verbs. */
const MOST_VERBS = 6

/** `Approved (e.g. by the release manager)`: the bracket opens soon behind the word. */
function consentInBrackets(text: string, said: Hits, words: Hits): Hit | undefined {
  return said.all
    .filter(({ name }) => name === 'consent')
    .slice(0, MOST_VERBS)
    .find((hit) => {
      const open = text.slice(hit.to, hit.to + BEFORE).indexOf('(')
      return open >= 0 && firstFrom(words, 'role', hit.to + open) !== undefined
    })
}

/** A question stands before the verb. */
export function isAsked(said: Hits, at: number): boolean {
  const asks = apart(said, 'asks', 'means')
  return asks !== undefined && asks.from < at
}

/** `release manager` is one role, not two. */
function rolesIn(words: Hits): readonly Hit[] {
  const roles: Hit[] = []
  for (const hit of words.all) {
    const last = roles.at(-1)
    if (hit.name !== 'role' || (last && hit.to <= last.to)) continue
    if (last?.from === hit.from) roles.pop()
    roles.push(hit)
  }
  return roles
}

/** Further away, or in another sentence, it is somebody else's verb. */
const REACH = 100

function roleOf(verb: Hit, roles: readonly Hit[], text: string): Hit | undefined {
  const behind = roles.find((hit) => hit.from >= verb.to && isNear(text.slice(verb.to, hit.from)))
  if (verb.name !== 'decides') return behind
  return roles.filter((hit) => hit.from < verb.from && isNear(text.slice(hit.to, verb.from))).at(-1)
}

const isNear = (between: string): boolean => between.length <= REACH && !/[.;!?]\s/.test(between)

/** `tech lead approval`, `an owner-approved window`: the role stands right before it, or a name with an `'s`. */
function approvalOf(text: string, said: Hits, words: Hits): Decider | null {
  const roles = rolesIn(words)
  const approvals = said.all.filter(({ name }) => name === 'approval' || name === 'approved')
  for (const hit of approvals.slice(0, MOST_VERBS)) {
    const before = text.slice(Math.max(hit.from - BEFORE, 0), hit.from)
    const name = hit.name === 'approval' ? POSSESSIVE.exec(before)?.[1] : undefined
    if (name) return { who: name, at: hit.from }
    const role = roles.find(({ from, to }) => from < hit.from && isAdjacent(text.slice(to, hit.from), hit.name))
    if (role) return { who: text.slice(role.from, role.to), at: hit.from }
  }
  return null
}

/** `Approval: engineering manager`; a value that begins with a number tells how long it takes. */
function labelled({ pair }: Unit, { vocabulary }: Reading): Decider | null {
  const said = pair && vocabulary.says('ownership').find(pair.label)
  const decision = said?.has('decision-label')
  if (!pair || !(decision || said?.has('decider-column'))) return null
  const [role] = rolesIn(vocabulary.words.find(pair.value))
  // `Decision: keep the older one` names nobody.
  if (decision && role && role.from > ARTICLE) return null
  if (!role || !/^[^\d(]{0,40}$/.test(pair.value.slice(0, role.from))) return null
  return { who: pair.value, at: 0 }
}

/** `the `. */
const ARTICLE = 4
const BEFORE = 60
/** `Ada's written approval`. */
const POSSESSIVE = /(\p{Lu}\p{L}+)['’]s(?: [\p{L}-]+){0,3} $/u

const isAdjacent = (between: string, name: string): boolean =>
  name === 'approved' ? /^[- ]$/.test(between) : /^(?:['’]s?)?(?: [\p{L}-]+){0,2} ?$/u.test(between)

/** Below `Incident commander` or `The operator is the authority on:`, what is decided needs no role of its own. */
function namedAbove(unit: Unit, said: Hits, reading: Reading): Decider | null {
  if (unit.listDepth === 0 && unit.type !== 'pair') return null
  const decides = said.first('decides')
  const begins = decides !== undefined && !/\p{L}/u.test(unit.text.slice(0, decides.from))
  for (const { who, gives, isName } of deciderTitles(unit.section, reading))
    if (gives || (begins && isName)) return { who, at: decides?.from ?? 0 }
  return null
}

/** The titles that name a role, from the inside outwards, up to a heading. */
const deciderTitles = bySection((below, { vocabulary }) => {
  const found: { readonly who: string; readonly gives: boolean; readonly isName: boolean }[] = []
  for (const section of nearOf(below)) {
    if (section.type === 'root') break
    const title = section.title.length <= LONGEST_TITLE ? section.title : ''
    const [role] = rolesIn(vocabulary.words.find(title))
    if (role) {
      const gives = vocabulary.says('ownership').find(title).has('decides')
      const isName = title.length - (role.to - role.from) <= SMALL
      found.push({ who: title.slice(role.from, role.to), gives, isName })
    }
    if (section.type === 'heading') break
  }
  return found
})

const LONGEST_TITLE = 120
/** A title that names a role says little else: `Incident Commander (IC)`. */
const SMALL = 12

/** `Any engineer of the team on duty`; what is longer tells of something else. */
const LONGEST_NAME = 60

/** Below `Rollback authority by severity`, whoever is named decides. */
export function underDeciders(unit: Unit, { words }: Context, { vocabulary }: Reading): Decider | null {
  if (!words.has('role')) return null
  const roles = rolesIn(words)
  const [role] = roles.filter(({ from }) => from >= unit.text.length - saidBy(unit).length)
  const named = role ?? roles[0]
  if (!named || (unit.type !== 'pair' && unit.text.length > LONGEST_NAME)) return null
  const own = vocabulary.says('ownership').find(unit.text)
  for (const section of nearOf(unit.section)) {
    const said = vocabulary.says('ownership').find(section.title)
    if (said.has('nobody') || own.has('escalates')) return null
    if (said.has('decider-title')) return { who: unit.text.slice(named.from, named.to), at: named.from }
    if (section.type === 'heading') return null
  }
  return null
}
