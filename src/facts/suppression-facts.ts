import { SUPPRESSION_SCOPES, SUPPRESSION_STANDINGS } from '../model/index.js'
import { derived, first, fleeting } from './entry.js'

/** What comments in documents suppress, and what became of it: each comment once for every rule that it names. */
export const SUPPRESSION_FACTS = [
  derived(first('suppression.rule', 'text', 'The rule that it is for.')),
  derived(
    first(
      'suppression.scope',
      'text',
      'What it is for: its own line, the next block, or the section in which it stands.',
      SUPPRESSION_SCOPES,
    ),
  ),
  derived(first('suppression.reason', 'text', 'Why.')),
  derived(first('suppression.until', 'date', 'The last day on which it counts, where it names one.')),
  fleeting(
    first(
      'suppression.remaining',
      'duration',
      'How many whole days it still counts; absent where it does not, or names no day.',
    ),
  ),
  fleeting(first('suppression.standing', 'text', 'Whether it counts, or why not.', SUPPRESSION_STANDINGS)),
  derived(first('suppression.used', 'boolean', 'Whether something is known to be wrong there that it is for.')),
  {
    ...fleeting(first('suppression.because', 'text', 'In words: why it suppresses nothing; absent where it does.')),
    whole: true,
  },
  {
    ...fleeting(first('suppression.remedy', 'text', 'In words: what would help; absent where nothing has to.')),
    whole: true,
  },
]
