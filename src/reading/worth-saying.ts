import type { Problem, Release } from '../model/index.js'
import { UNJUDGED } from './kind-problems.js'
import { saidOf } from './kind-titles.js'
import type { Vocabulary } from './vocabulary.js'

/** Everything that is wrong with a document, as it was parsed and as it was read. */
export function problemsOf(release: Release): readonly Problem[] {
  return [...release.document.problems, ...release.problems]
}

/**
 * What is worth saying of a document. Of one that is not judged, only what keeps us from knowing that it need not be:
 * an open fence below a title that speaks of something else, or a file without a single key, hides no release.
 */
export function worthSaying(release: Release, vocabulary: Vocabulary): readonly Problem[] {
  if (release.kind !== null) return problemsOf(release)
  const titled = release.document.blocks.some(({ type }) => type === 'heading')
  const speaking = saidOf(release.document.path.replace(/^.*\//, ''), vocabulary).has('speaking')
  return problemsOf(release).flatMap((problem) => {
    if (problem.code === UNJUDGED) return [problem]
    if (problem.severity === 'note' || (problem.code === 'no-mapping' && !speaking)) return []
    const harmless = problem.code === 'unclosed-fence' ? titled : problem.code === 'empty-document' && !speaking
    return [harmless ? { ...problem, severity: 'note' } : problem]
  })
}
