import { leftOver } from './apart.js'
import type { Phrasebook } from './phrases.js'
import { normalName } from './tokens.js'

const IN_BRACKETS = /\([^()]*\)[\s:]*$/
const NUMBERED = /^(?:(\S+) )?(?:\d+ )+/

/**
 * What a heading or label asks, without its numbering, its articles and what stands in brackets at its end:
 * `3. The rollback target (optional)`. `book`: what titles say beside it.
 */
export function titleKeys(book: Phrasebook): (title: string) => string {
  return (title) => {
    const name = normalName(title.replace(IN_BRACKETS, '')) || normalName(title)
    const asked = spaced(leftOver(name, book.find(name), 'any-of')) || name
    const plain = unnumbered(asked, book)
    return spaced(leftOver(plain, book.find(plain), 'small')) || asked
  }
}

function unnumbered(name: string, book: Phrasebook): string {
  const numbered = NUMBERED.exec(name)
  if (!numbered) return name
  const [all, word] = numbered
  const isNumbering = word === undefined || /^\d+$/.test(word) || book.find(name).has('part')
  return isNumbering ? name.slice(all.length) : name
}

const spaced = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ')
