const NOT =
  "(?:do(?:es)? not|don['’]t|doesn['’]t|must not|mustn['’]t|should not|shouldn['’]t|may not|shall not|can ?not|can['’]t|will not|won['’]t|is not|isn['’]t|are not|aren['’]t|need not|no need|never|not|nobody (?:may|must|should|can)|avoid)"
const OMIT =
  'forget|forgets|forgetting|forgotten|fail|skip|skips|skipped|skipping|omit|omits|omitted|omitting|neglect|neglected|hesitate|overlook|overlooked|ignore|ignored|miss|missed|avoid|avoided|avoidable|bypass|bypassed|left out|leave out|postpone|postponed|delay|delayed|wait(?! for)|optional|enough|sufficient|suffice'
const FEEL = 'panic|worry|despair|rush|be (?:afraid|alarmed|scared|shy)'

/** `Do not forget to`, `must not be skipped`, `don't panic`, `not only`: two turns, or none at all, leave the act standing. */
const NO_NEGATION = new RegExp(
  `\\b${NOT} (?:\\w+ly |ever |be |to be |to |you |please )*(?:${OMIT}|${FEEL}|only|just|merely)\\b`,
  'gi',
)
/** `Avoid downtime by restoring …`: what is avoided stands before the `by`. */
const AVOIDED_BY = /\bavoid(?:s|ed|ing)? (?!\w+ing\b)[^,;:.]{1,80}? by\b/gi
/** `You cannot roll back without restoring …` */
const NOT_WITHOUT =
  /\b(?:can ?not|can['’]t|never|do not|don['’]t|must not|is not|does not|doesn['’]t|impossible)\b[^,;:.]{1,80}? without\b/gi

/** `You must not continue until you restore …` */
const NOT_ON_UNTIL = new RegExp(
  `\\b${NOT} (?:continue|proceed|go on|go ahead|go further|resume|move on)\\b[^;:.]{0,60}? (?:until|before|unless|without)\\b`,
  'gi',
)

/** `Do not redeploy until …`, `never restart unless …`: what follows is to be done first. */
const ORDER_UNTIL = /\b(?:do not|don['’]t|never|must not|should not|may not)\b[^;:.]{1,80}? (?:until|unless)\b/gi

/** A text without the negations that negate nothing. */
export const withoutEmptyNegation = (text: string): string =>
  text
    .replace(NO_NEGATION, ' ')
    .replace(AVOIDED_BY, ' ')
    .replace(NOT_WITHOUT, ' ')
    .replace(NOT_ON_UNTIL, ' ')
    .replace(ORDER_UNTIL, ' ')

/** `The pods do not start`: a title that complains of something. */
const COMPLAINT =
  /\b(?:do(?:es)? not|don['’]t|doesn['’]t|never) (?:start|come|work|respond|clear|recover|load|match|pass|finish|complete|help|appear|connect|resolve|stop|scale|converge|terminate|become|have|know|see)\w*\b/i

/** Whether a title orders that something be left: `Never`, `Do not`, but not `Do not forget` or `The pods do not start`. */
export const isComplaint = (title: string): boolean => COMPLAINT.test(title)
