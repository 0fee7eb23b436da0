import type { Scopes } from './scope.js'
import { chainOf, type Unit } from './structure/unit.js'

/** Why a sentence that names an act does not instruct it, or null where it does. */
export function reasonAgainst(unit: Unit, scopes: Scopes, at = unit.text.length): string | null {
  const host = unit.host ?? unit
  const scope = scopes.of(unit.section)
  if (host.checked === false && isOptionList(host)) return 'an unticked option is not chosen'
  if (unit.quoted && scope.example) return 'quoted as an example'
  if (scope.example) return `under "${scope.example.title}", an example of what not to do`
  if (scope.forbidden) return `under "${scope.forbidden.title}", which forbids it`
  if (unit.type !== 'command' || unit.host) {
    const negated = negationBefore(host.text, unit.host ? host.text.length : at)
    if (negated) return `negated by "${negated}"`
  }
  return null
}

const NEGATION =
  /\b(?:do(?:es)? not|don['’]t|doesn['’]t|did not|didn['’]t|must not|mustn['’]t|should not|shouldn['’]t|may not|can ?not|can['’]t|will not|won['’]t|is not|isn['’]t|are not|aren['’]t|was not|were not|not (?:be |to |require|allowed|permitted|needed|supported|necessary)|never|no need to|without|avoid(?:s|ed|ing)?|forbid(?:s|den)?|prohibit(?:s|ed)?|disallow(?:s|ed)?|refrain from|rather than|instead of|not)\b/gi
const NO_NOUN =
  /\bno (?:\w+ ){0,3}?(?:rollback|restore|restoration|migration|change|changes|modification|manipulation|intervention|fix|fixes|rotation|hotfix|patch|patching|deploy(?:ment)?s?|need|requirement|available)\b|\bno hotfix\b/i

/** The negation that governs position `at` of a sentence, or null: in the same clause and before it, or `no hotfix available`. */
export function negationBefore(text: string, at: number): string | null {
  const clause = text.slice(0, Math.max(at, 0))
  const start = Math.max(...CLAUSE_ENDS.map((end) => clause.lastIndexOf(end)), endOfCondition(clause))
  const found = clause.slice(start + 1).match(NEGATION)
  if (found) return found[0]
  const noun = NO_NOUN.exec(text)
  return noun && noun.index <= at && at < noun.index + noun[0].length ? noun[0] : null
}

const CLAUSE_ENDS = [';', ' but ', ', then ', '. ', ' — ']

/** `If the upgrade is not working, restore …`: what the condition denies says nothing of what follows it. */
function endOfCondition(clause: string): number {
  return /^\W*(?:if|when|where|once|in case|should|because|since|as)\b/i.test(clause) ? clause.lastIndexOf(',') : -1
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
