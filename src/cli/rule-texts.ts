import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import pages from '../generated/rule-docs.json' with { type: 'json' }
import type { Rule } from '../model/index.js'
import { slashed } from './discover/slashed.js'
import { readSource } from './read-file.js'

/** Bytes. A page is a few lines. */
const LARGEST = 1_000_000

/** A shipped rule's page, or the Markdown file beside a rule of one's own; null where there is none. One that cannot be read says so. */
export function writtenPage(rule: Rule, cwd: string): string | null {
  const shipped = new Map(Object.entries(pages as Readonly<Record<string, string>>)).get(rule.id)
  if (shipped !== undefined) return shipped
  const beside = resolve(cwd, rule.path.replace(/\.ya?ml$/i, '.md'))
  if (!beside.endsWith('.md') || !existsSync(beside)) return null
  const { source, problems } = readSource(beside, rule.path.replace(/\.ya?ml$/i, '.md'), LARGEST)
  return source?.text ?? problems.map(({ path, message }) => `${path}: ${message}`).join('\n')
}

/** The page as it reads in another folder: its links to files lead to the same files from there. */
export function relinked(page: string, rule: Rule, cwd: string, target: string): string {
  const home = dirname(resolve(cwd, rule.path))
  let fence = ''
  const moved = (link: string): string => {
    if (/^(?:[a-z][\w+.-]*:|[#/<])/i.test(link)) return link
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(link) ?? []
    return path === '' ? link : `${slashed(relative(dirname(target), resolve(home, path)))}${rest}`
  }
  return page
    .split('\n')
    .map((line) => {
      const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
      if (mark !== '' && fence === '') fence = mark
      else if (mark !== '' && line.trim() === mark && mark.startsWith(fence)) fence = ''
      if (fence !== '' || mark !== '') return line
      return line.replace(/\]\(([^()\s]+)(?=[\s)])/g, (_, link: string) => `](${moved(link)}`)
    })
    .join('\n')
}
