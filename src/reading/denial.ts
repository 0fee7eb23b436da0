/** Words that fill a field without answering it, alone or with a word or two behind them. */
const EMPTY =
  /^(?:it(?: is|['’]s) |is |are |we are |to be )?(?:unknown|unclear|undecided|undefined|unspecified|unassigned|vacant|open|pending|later|wip|coming soon|see (?:the )?wiki|ask around|pray|hope|maybe|perhaps|whatever|whoever|someone|somebody|anyone|anybody|everyone|nobody|no one|none|nothing|never|n\/?a|not applicable|no|skipped?|nope|same|as usual|the usual|good luck|to do|to be (?:written|decided|defined|done)|insert here|xx+|t\.?b\.?[dac]\.?)(?: (?:yet|for now|so far|at the moment|decides|decided|knows|does|is told|in particular|\S+)){0,2}\W*$/i

/** `Not decided yet`, `no decision maker`, `we do not communicate`: the answer is that there is none. */
const DENIED =
  /^(?:(?:it|this|that|we|there|the \w+|a \w+|\w+) )?(?:(?:is|are|was|were|will be|has been|have been) )?(?:not|never|no longer)(?: \w+)?(?: yet)?(?: (?:decided|needed|required|necessary|known|defined|planned|applicable|available|assigned|set|possible|told|informed|verified|checked|tested|done|written|agreed|clear|named|foreseen))(?: (?:yet|at all|for this \w+))?\W*$/i
const LACKS =
  /^(?:there (?:is|are|will be) no|we (?:have|need|know|make|do|plan) (?:no|not|nothing)|we (?:do not|don['’]t|never|cannot|can['’]t)|it (?:cannot|can['’]t|will not|won['’]t|does not|doesn['’]t)|nobody|no one|nothing|neither) ?(?:\S+(?: |$)){0,6}$/i
const NO_SUCH =
  /^no (?:decision|decider|owner|plan|rollback|fallback|one|way|idea|contact|channel|communication|signal|signals|dashboard|dashboards|alerts?|metrics|monitoring|verification|checks?|tests?|steps?|triggers?|target|bound|limit|answer)\b(?: \S+){0,3}$/i

/** `After rollback nobody verifies`: the whole is about what is not done. */
const NOBODY =
  /\b(?:nobody|no one)\b[^.;]{0,30}\b(?:verif|check|confirm|test|tell|told|decide|inform|watch|monitor|approve|own)/i

/** Why a text is no answer although something stands there, or null where it may be one. */
export function whyNoAnswer(text: string): string | null {
  if (text.length > 2 * LONGEST) return null
  const plain = text.replace(/^[\s"'`*_~(]+|[\s"'`*_~).!]+$/g, '')
  if (plain !== '' && !/[\p{L}\p{N}]/u.test(plain)) return `"${text.trim()}" says nothing`
  if (VARIABLE.test(plain)) return `"${plain}" is still to be filled in`
  if (plain.length > LONGEST) return null
  if (EMPTY.test(plain)) return `"${plain}" answers nothing`
  if (NOBODY.test(plain) || DENIED.test(plain) || LACKS.test(plain) || NO_SUCH.test(plain))
    return `"${plain}" says that there is none`
  return null
}

/** Nothing but a variable or a template's blank. */
const VARIABLE = /^(?:\$?\{\{?[^{}]*\}\}?|\$\w+|@@[\w.-]+@@|%\w+%|to ?do|to follow|tbd)$/i

/** Whoever denies does it shortly; longer texts have something to say. */
const LONGEST = 80

/** `Error rate > 5 % is no reason to roll back`: a condition after which one does not. */
export const deniesTrigger = (text: string): boolean =>
  /\b(?:no|not a) reason\b|\b(?:never|do not|don['’]t|will not) (?:roll|revert)/i.test(text)
