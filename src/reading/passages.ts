import type { Passage } from '../model/index.js'
import type { Scope, Scopes } from './scope.js'
import type { Outline } from './structure/markdown.js'

/** Where each passage of a document begins and what its title made of it. */
export function passagesOf(outline: Outline, scopes: Scopes): readonly Passage[] {
  return outline.sections
    .filter(({ type }) => type === 'heading' || type === 'line' || type === 'key')
    .map((section) => ({ span: section.span, where: section.where, about: aboutIn(scopes.of(section)) }))
    .toSorted((a, b) => a.span.line - b.span.line)
}

function aboutIn(scope: Scope): readonly string[] {
  return [
    ...(scope.rollback ? ['rollback'] : []),
    ...[...scope.nearest].filter((topic) => topic !== 'prohibited'),
    ...(scope.phase === 'during' ? [] : [`${scope.phase} the rollback`]),
    ...(scope.aside ? [`beside it by "${scope.aside.title}"`] : []),
    ...(scope.example ? [`an example by "${scope.example.title}"`] : []),
    ...(scope.forbidden ? [`forbidden by "${scope.forbidden.title}"`] : []),
    ...(scope.template ? ['a form to be filled in'] : []),
  ]
}
