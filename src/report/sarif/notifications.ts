import type { Problem } from '../../model/index.js'
import type { View } from '../palette.js'
import { location } from './location.js'
import { plain } from './results.js'

/** Problems with what the command line or the config names, and not with what a document holds. */
const OF_CONFIGURATION: ReadonlySet<string> = new Set(['missing-file', 'no-match', 'nothing-found', 'not-a-file'])

/** What a run met: problems of documents, and why the verdict is what it is where no finding and no problem says so. */
export function executionNotifications(problems: readonly Problem[], reasons: readonly string[], view: View) {
  return [
    ...reasons.map((reason) => ({ descriptor: { id: 'verdict' }, level: 'error', message: { text: plain(reason) } })),
    ...problems.filter(({ code }) => !OF_CONFIGURATION.has(code)).map((one) => notification(one, view)),
  ]
}

/** What was named and is not there. */
export function configurationNotifications(problems: readonly Problem[], view: View) {
  return problems.filter(({ code }) => OF_CONFIGURATION.has(code)).map((one) => notification(one, view))
}

function notification({ code, severity, message, fix, path, span }: Problem, view: View) {
  return {
    descriptor: { id: code },
    level: severity,
    message: { text: plain(`${message} ${fix}`) },
    locations: [location(path, span, view)],
  }
}
