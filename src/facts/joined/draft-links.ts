import type { Fact, Subject } from '../../model/index.js'
import { ITEM_FACTS } from '../item-facts.js'
import { factFrom } from './answer.js'
import { type Side, stated } from './joinable.js'
import { leadsTo, linksAs, linkTarget } from './links.js'

type LinkSubject = Pick<Subject, 'type' | 'label' | 'key' | 'span'> & { readonly facts: readonly Fact[] }

/**
 * The strategies that runbooks of the plan rely on and the plan does not link itself: it relies on them as well. They
 * are asked about as its own links are, by the same rules.
 */
export function draftLinks(plan: Side, linked: readonly Side[]): readonly LinkSubject[] {
  const isRelation = (relation: string) => (side: Side) => side.joinable.relation === relation
  return linked.filter(isRelation('strategy')).flatMap((strategy): LinkSubject[] => {
    if (linksAs(plan, 'strategy').some((link) => leadsTo(link, strategy))) return []
    const status = stated(strategy, 'document.status')
    const links = linked.filter(isRelation('runbook')).flatMap((runbook) => linksAs(runbook, 'strategy'))
    const link = links.find((one) => leadsTo(one, strategy))
    if (!link || !status) return []
    const values = new Map<string, string>([
      ['link.target', linkTarget(link)],
      ['link.relation', 'strategy'],
      ['link.targetStatus', String(status.value).toLowerCase()],
    ])
    const facts = ITEM_FACTS.link.map(({ name }) => {
      const value = values.get(name)
      return factFrom(name, value === undefined ? null : { value, places: [link] }, link)
    })
    const { place } = strategy.joinable
    return [
      { type: 'link', label: `link "${linkTarget(link)}"`, key: `link of a runbook ${place}`, span: link.span, facts },
    ]
  })
}
