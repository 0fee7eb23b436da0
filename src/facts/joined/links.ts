import type { Kind, Relation } from '../../model/index.js'
import { type Answer, listed } from './answer.js'
import { type Place, type Side, said, type Thing, thingsOf } from './joinable.js'

const KINDS: Readonly<Partial<Record<Relation, readonly Kind[]>>> = {
  runbook: ['runbook', 'procedure'],
  strategy: ['rollback-strategy'],
  'previous-plan': ['release-plan'],
  record: ['rollback-record'],
}

/** Whether a document is what it is linked as. */
export function isWhatItIsLinkedAs({ joinable: { relation, release } }: Side): boolean {
  const kinds = KINDS[relation]
  return !kinds || (release.kind !== null && kinds.includes(release.kind))
}

/** The links of a document that say what the target is to it. */
export const linksAs = (side: Side, relation: Relation): readonly Thing[] =>
  thingsOf(side, 'link').filter((link) => said(link, 'link.relation') === relation)

export const linkTarget = (link: Thing): string => String(said(link, 'link.target') ?? link.label)

/** What `links` calls a runbook, a strategy or a record and is read as something else, at the link. */
export function misread(plan: Side, linked: readonly Side[]): Answer {
  const wrong = linked.filter((side) => side.broken === null && !isWhatItIsLinkedAs(side))
  return listed(
    wrong.map((side) => {
      const { place, relation, release } = side.joinable
      const kind = release.kind === null ? 'no release document' : article(release.kind.replaceAll('-', ' '))
      const at = linkTo(side, [plan, ...linked])
      const text = `${place} is linked as the ${relation.replace('-', ' ')} and is ${kind}`
      return { text, places: [...(at ? [at] : []), { span: side.at(release.document.span), where: '' }] }
    }),
  )
}

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

/** Whether the path of a link ends like the place of a document. */
export function leadsTo(link: Thing, { joinable: { place } }: Side): boolean {
  const path = linkTarget(link)
    .replace(/#.*$/, '')
    .replace(/^(?:\.{0,2}\/)+/, '')
  return path !== '' && (place === path || place.endsWith(`/${path}`))
}

/** The link to a document as what it is taken for; the only one of that relation leads to it however it is written. */
function linkTo(side: Side, from: readonly Side[]): Place | null {
  for (const one of from) {
    const links = linksAs(one, side.joinable.relation)
    const link = links.find((each) => leadsTo(each, side)) ?? (links.length === 1 ? links[0] : undefined)
    if (link && one !== side) return link
  }
  return null
}
