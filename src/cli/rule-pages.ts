import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { catalogueFor } from '../own-facts.js'
import { OPERATORS } from '../policy/index.js'
import { indexPage, MADE, type Page, pathOf, printable, type RuleBook, referencePages } from '../report/index.js'
import { complain } from './complain.js'
import { openDelivery } from './deliver.js'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'
import { listRules } from './listed-rules.js'
import { relinked, writtenPage } from './rule-texts.js'
import type { Setup } from './setup.js'

/** `gonogo rules --format markdown`: the index, or with a folder the index, the facts and a page for every rule in it. */
export async function writeRulePages(
  packs: readonly string[],
  folder: string | undefined,
  setup: Setup,
  io: Io,
): Promise<number> {
  const book = bookOf(packs, folder ?? '.', setup, io.cwd)
  if (folder === undefined) {
    await io.stdout.write(indexPage(book))
    return 0
  }
  const wrong = whyNotInto(folder, io.cwd)
  if (wrong !== null) return complain(wrong, io)
  const pages = referencePages(book)
  const foreign = pages.find((page) => isForeign(resolve(io.cwd, folder, page.path)))
  const printed = slashed(folder).replace(/\/+$/, '')
  if (foreign) {
    return complain(`${printed}/${foreign.path} was written by somebody, not made by gonogo. Name another folder.`, io)
  }
  for (const page of pages) {
    const delivery = openDelivery(join(folder, page.path), io)
    if (typeof delivery === 'string') return complain(delivery, io)
    await delivery.write(page.text)
    delivery.finish()
  }
  for (const stale of staleIn(resolve(io.cwd, folder), pages)) {
    await io.stderr.write(`gonogo: ${printable(`${printed}/${stale}`)} is of a rule that is gone here. Take it out.\n`)
  }
  await io.stdout.write(`${pages.length} pages in ${printable(printed)}. Begin with ${printable(printed)}/README.md.\n`)
  return 0
}

function bookOf(only: readonly string[], folder: string, setup: Setup, cwd: string): RuleBook {
  const listed = listRules(setup)
  const chosen = setup.packs.filter(({ id }) => only.length === 0 || only.includes(id))
  return {
    packs: chosen.map((pack) => ({
      id: pack.id,
      description: pack.description,
      version: pack.version,
      extends: pack.extends.map(({ name }) => name),
      rules: listed.filter(({ rule }) => rule.pack === pack.id),
    })),
    catalogue: catalogueFor(setup.config).catalogue,
    operators: OPERATORS,
    written: (rule) => {
      const page = writtenPage(rule, cwd)
      return page === null ? null : relinked(page, rule, cwd, resolve(cwd, folder, pathOf(rule.id)))
    },
    isProject: setup.config.path !== null,
  }
}

function whyNotInto(folder: string, cwd: string): string | null {
  const there = statSync(resolve(cwd, folder), { throwIfNoEntry: false })
  if (folder === '') return "-o '' names no folder."
  return there && !there.isDirectory() ? `${folder} is a file, and the pages need a folder.` : null
}

/** Whether a file stands there that is nobody's to write over. */
function isForeign(path: string): boolean {
  return existsSync(path) && !isMade(path)
}

function isMade(path: string): boolean {
  return statSync(path).isFile() && readFileSync(path, 'utf8').startsWith(MADE)
}

/** Pages that were made for rules that there are no more. They are somebody's files: they are told, and left. */
function staleIn(folder: string, pages: readonly Page[]): readonly string[] {
  const fresh = new Set(pages.map(({ path }) => path))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(slashed)
    .filter((path) => path.endsWith('.md') && !fresh.has(path) && isMade(join(folder, path)))
    .sort()
}
