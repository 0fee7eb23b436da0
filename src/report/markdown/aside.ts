import { counts, type Finding } from '../../model/index.js'
import { opening, placeCode, safe } from '../gate/markdown-text.js'
import { count } from '../printable.js'
import { code } from '../reference/markdown.js'
import { setAsideReason } from '../set-aside-words.js'
import { cut, type Room } from './room.js'

/** Findings that are waived, suppressed or known, folded away: they stay visible, and have no say. */
export function setAsideList(findings: readonly Finding[], room: number, sizeOf: Room['sizeOf']): readonly string[] {
  const aside = findings.filter((finding) => !counts(finding))
  if (aside.length === 0) return []
  const head = `<details><summary>${count(aside.length, 'finding is', 'findings are')} set aside</summary>`
  const items = aside.map((finding) => {
    const { message, path, span, rule } = finding
    return `- ${opening(message)} ${placeCode(path, span.line)} ${code(rule)}: ${safe(setAsideReason(finding), 300)}`
  })
  return [head, cut(items, room - sizeOf(head) - 100, sizeOf), '</details>']
}
