import { withoutEmptyNegation } from './negation.js'
import type { Scopes } from './scope.js'
import { chainOf, type Unit } from './structure/unit.js'

/** Why a sentence that names an act, from `at` to `to`, does not instruct it, or null where it does. */
export function reasonAgainst(unit: Unit, scopes: Scopes, at = unit.text.length, to = at): string | null {
  const host = unit.host ?? unit
  const scope = scopes.of(unit.section)
  if (host.checked === false && isOptionList(host)) return 'an unticked option is not chosen'
  if (unit.quoted && scope.example) return 'quoted as an example'
  if (scope.example) return `under "${scope.example.title}", an example of what not to do`
  if (scope.forbidden) return `under "${scope.forbidden.title}", which forbids it`
  if (unit.type !== 'command' || unit.host) {
    const place = unit.host ? unit.from - unit.host.from : at
    const negated = negationBefore(host.text, place) ?? refusalAfter(host.text, place, place + to - at)
    if (negated) return `negated by "${negated}"`
  }
  return null
}

const NEGATION =
  /\b(?:do(?:es)? not|don['’]t|doesn['’]t|did not|didn['’]t|must not|mustn['’]t|should not|shouldn['’]t|may not|can ?not|can['’]t|will not|won['’]t|is not|isn['’]t|are not|aren['’]t|was not|were not|not (?:be |to |require|allowed|permitted|needed|supported|necessary)|never|no need to|without|avoid(?:s|ed|ing)?|forbid(?:s|den)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|refrain from|rather than|instead of|(?:decid|advis|recommend|argu)(?:e|es|ed|s)? against|(?:at|under|in|by|on) no (?:point|time|circumstances?|way|means|case|conditions?|account)|nothing|nobody|no one|none|neither|nor|not)\b/gi
const NO_NOUN =
  /\bno (?:\w+[ -]){0,3}?(?:rollback|restore|restoration|migration|change|changes|modification|manipulation|intervention|fix|fixes|rotation|hotfix|patch|patching|deploy(?:ment)?s?|need|requirement|available)\b|\bno hotfix\b/i

/** The negation that governs position `at` of a sentence, or null: in the same clause and before it, or `no hotfix available`. */
export function negationBefore(text: string, at: number): string | null {
  const clause = withoutEmptyNegation(text.slice(Math.max(at - REACH, 0), Math.max(at, 0)))
  const ends = CLAUSE_ENDS.map((end) => clause.lastIndexOf(end))
  const start = Math.max(...ends, endOfCondition(clause))
  const found = clause.slice(start + 1).match(NEGATION)
  if (found) return found[0]
  const from = Math.max(at - REACH, 0)
  const noun = NO_NOUN.exec(text.slice(from, at + REACH))
  const begin = from + (noun?.index ?? 0)
  return noun && begin <= at && at < begin + noun[0].length ? noun[0] : null
}

/** No clause is longer; a document can be one sentence of a megabyte. */
const REACH = 300
const CLAUSE_ENDS = [';', ' but ', ', then ', '. ', ' — ', ', instead ', ', so ', ' (look ', ' (see ', ' (check ']

const REFUSED =
  /\b(?:is|are|remains?|stays?) (?:\w+ly |also |both |all )?(?:forbidden|prohibited|disallowed|banned|out of scope|off limits|not (?:allowed|permitted|acceptable|an option))\b|\b(?:must|may|shall|should|can|will)(?: not| never|not) be (?:done|used|run|executed|performed|attempted|applied|made|carried out|undertaken)\b/i
const NOT_DONE =
  /^[^,:]*?\b(?:(?:is|are|was|were|must|should|shall|may|can|will) (?:not|never)|cannot|(?:isn|aren|mustn|shouldn|can|won)['’]t)\b/i
const IS_NOT =
  /^ (?:(?:is|are|was|were|must|should|may|can|will) (?:not|never)|cannot|(?:isn|aren|mustn|shouldn|can|won)['’]t)\b/i
const CLAUSE_GOES_ON =
  /[;(]|[.—]\s| but |\b(?:if|when|unless|until|while|because|since|so|as|that|which|who|whose|where|although|though|in case)\b/i

/** What refuses the act named at `at` behind it: `Database restores are forbidden`, `a restore is not needed`. */
function refusalAfter(text: string, at: number, to: number): string | null {
  const [said = ''] = text.slice(at, at + REACH).split(CLAUSE_GOES_ON, 1)
  const clause = withoutEmptyNegation(said)
  const refused = REFUSED.exec(clause)
  // From the very beginning, "is not" may be said of anything in the sentence, unless it follows at once.
  const notDone =
    (at > 0 || IS_NOT.test(text.slice(to, to + REACH))) && !/\band\b/i.test(clause) ? NOT_DONE.exec(clause) : null
  return refused?.[0] ?? notDone?.[0].replace(/^.*\s(?=\S+\s\S+$)/s, '') ?? null
}

/** `If the upgrade is not working, restore …`, `Instead of a restore, redeploy`: what comes first says nothing of what follows it. */
function endOfCondition(clause: string): number {
  return /^\W*(?:if|when|where|once|in case|should|because|since|as|instead of|rather than|without)\b/i.test(clause)
    ? clause.lastIndexOf(',')
    : -1
}

/** True where `at` stands inside a condition (`if rollback depends on a restore, …`): it is supposed, not instructed. */
export function isSupposed(text: string, at: number): boolean {
  if (!/^\W*(?:if|when|where|unless|in case|should)\b/i.test(text)) return false
  const end = /,|\bthen\b|:/.exec(text)
  return end !== null && at < end.index
}

/** A list of boxes whose labels name options rather than duties: something in it is ticked, or it stands under a question or a choice. */
function isOptionList(unit: Unit): boolean {
  for (const section of chainOf(unit.section)) {
    if (/\b(?:option|options|choose|select|check all|pick|classification|strateg|type)/i.test(section.title))
      return true
    if (section.type === 'heading') return false
  }
  return false
}
