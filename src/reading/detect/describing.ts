import type { Hit } from '../wording/phrases.js'

/** `whether to restore`, `how we roll back`: said of the act, up to it. */
const ASKED = /\b(?:whether|how)\b[^,;:.]*$/i
/** `see the recovery plan` behind a name. */
const SEE = /^\W*(?:see|refer to|described in|documented in|cf\.?|as per)\b/i
/** `is a separate procedure`, `are released the normal way`: tells what it is; `is required`, `are run` order it. */
const TELLS =
  /^ (?:is|are|was|were) (?!(?:(?:also|then|now|always|usually|first|manually|only) )*(?:to be|required|needed|necessary|mandatory|performed|done|run|executed|started|carried out|triggered|applied|restored|reverted|reversed|rolled|made|used|the (?:first|next|last|only)|not|never|our|part|recommended|allowed|acceptable|preferred|forbidden|prohibited|disallowed|banned|out of scope|off limits)\b)/i
/** What belongs to a database without being its data. */
const NOT_DATA =
  /^['’]?s? (?:connect\w*|config\w*|url|host\w*|drivers?|clients?|proxy|access|dashboards?|endpoints?|pool\w*|alerts?)\b/i
const NOT_SECRET =
  /^ (?:provider|config\w*|helper|store|manager|owner|polic(?:y|ies)|type|name|path|reference|scanning|scanner)\b/i
/** `migrate:down` names a script; `run migrate:down` runs it. */
const SCRIPT = /\w:\w/
/** Where people keep tables that are no database. */
const PAPER =
  /^\W*(?:in|on|of) (?:the |our |a )?(?:\w+ ){0,2}(?:spreadsheet|sheet|wiki|ticket|document|report|tracker|status page|log book|change log)\b/i
const WATCHED =
  /\bkeep (?:an? )?(?:close )?(?:eye|watch|track|tabs)\b|\bkeep \b[^.;]*\b(?:informed|posted|up to date|in mind|in the loop|under observation)\b/i
const READS = /\b(?:read-?only|check|checks|verif\w+|validat\w+|select|quer(?:y|ies)|report|count|diagnos\w+)\b/i
const ONLY_WHEN =
  /^\W*(?:(?:only|except) )?(?:if|when|where|after|once|with|under|by|through|during|on|as|via|in case)\b/i

/** Why the words of an act only describe something, or null where they may order it. */
export function whyDescribed(text: string, effect: string, { from, to }: Hit): string | null {
  const [before, said, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  if (ASKED.test(before)) return 'asked or described, not ordered'
  if (SEE.test(after)) return 'names where it is described'
  if (TELLS.test(after)) return 'tells what it is, orders nothing'
  if (/\((?:e\.g\.,? |such as |like |i\.e\.,? )?$/.test(before) && after.startsWith(')'))
    return 'names the case in brackets'
  if (effect === 'database' && PAPER.test(after)) return 'a table on paper, not the database'
  if (effect === 'database' && NOT_DATA.test(after)) return 'not the data of the database'
  if (effect === 'database' && /\bsql\b/i.test(said) && READS.test(text)) return 'reads the database'
  if (effect === 'secret' && NOT_SECRET.test(after)) return 'not the secret itself'
  if (SCRIPT.test(said) && !/\b(?:run|execute|call|use|start|trigger)\b/i.test(before)) return 'names a script'
  if (effect === 'manual' && after.startsWith('-')) return 'says how it is meant, orders nothing'
  if (effect === 'partial' && WATCHED.test(text)) return 'watches, changes nothing'
  if (effect === 'partial' && /\b(?:only|except)$/i.test(said) && ONLY_WHEN.test(after)) return 'limits when, not what'
  return null
}
