import { type Kind, RELATIONS, type Relation } from '../../model/index.js'
import { type Answer, listed } from './answer.js'
import { type Place, type Side, said, type Thing, thingsOf } from './joinable.js'

const KINDS: Readonly<Partial<Record<Relation, readonly Kind[]>>> = {
  runbook: ['runbook', 'procedure'],
  strategy: ['rollback-strategy'],
  'previous-plan': ['release-plan'],
  record: ['rollback-record'],
}

/** Whether a document is what it is linked as. */
export const isWhatItIsLinkedAs = (side: Side): boolean => fits(side, side.joinable.relation)

function fits({ joinable: { release } }: Side, relation: Relation): boolean {
  const kinds = KINDS[relation]
  return !kinds || (release.kind !== null && kinds.includes(release.kind))
}

/** The links of a document that say what the target is to it. */
export const linksAs = (side: Side, relation: Relation): readonly Thing[] =>
  thingsOf(side, 'link').filter((link) => said(link, 'link.relation') === relation)

export const linkTarget = (link: Thing): string => String(said(link, 'link.target') ?? link.label)

/** What is called a runbook, a strategy, a plan or a record and is read as something else, at the link. */
export function misread(plan: Side, linked: readonly Side[]): Answer {
  const wrong = linked.filter((side) => side.broken === null && !isWhatItIsLinkedAs(side))
  return listed([
    ...wrong.map((side) => told(side, side.joinable.relation, linkTo(side, [plan, ...linked]))),
    ...linkedTwice(plan, linked),
    ...linked
      .filter((side) => side.broken === null && isWhatItIsLinkedAs(side) && saysNothing(side))
      .map((side) => told(side, side.joinable.relation, linkTo(side, [plan, ...linked]), 'says nothing')),
  ])
}

/** A head that says what it would be, and nothing below it. */
function saysNothing({ joinable: { release, relation } }: Side): boolean {
  const { document, items, mentions } = release
  if (relation === 'evidence' || document.blocks.length > 0 || items.length > 0) return false
  return !mentions.some(({ field }) => !field.startsWith('document.'))
}

/** Documents are joined once: the plan itself, and what it links a second time as something else. */
function linkedTwice(plan: Side, linked: readonly Side[]): readonly ReturnType<typeof told>[] {
  const byPlace = new Map([plan, ...linked].map((side) => [side.joinable.place, side]))
  return thingsOf(plan, 'link').flatMap((link) => {
    const relation = RELATIONS.find((one) => one === said(link, 'link.relation'))
    const side = byPlace.get(placeBehind(link, plan))
    if (!relation || !side || side.joinable.relation === relation || side.broken !== null || fits(side, relation))
      return []
    return [told(side, relation, link)]
  })
}

function told({ joinable: { place, release }, at }: Side, relation: Relation, link: Place | null, says?: string) {
  const kind = release.kind === null ? 'no release document' : article(release.kind.replaceAll('-', ' '))
  const text = `${place} is linked as the ${relation.replace('-', ' ')} and ${says ?? `is ${kind}`}`
  return { text, places: [...(link ? [link] : []), { span: at(release.document.span), where: '' }] }
}

/** The place that a link of a document leads to, if it is a plain path. */
function placeBehind(link: Thing, { joinable: { place } }: Side): string {
  const path = linkTarget(link).replace(/#.*$/, '')
  const parts: string[] = path.startsWith('/') ? [] : place.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
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
