import { join, resolve } from 'node:path'
import { factPlaces } from '../fact-places.js'
import { catalogueFor } from '../own-facts.js'
import { OPERATORS } from '../policy/index.js'
import { indexPage, type Page, pathOf, printable, type RuleBook, referencePages } from '../report/index.js'
import { complain } from './complain.js'
import { type Delivery, openDelivery } from './deliver.js'
import { lookAt } from './discover/look.js'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'
import { listRules } from './listed-rules.js'
import { isMade, pagesIn } from './made-pages.js'
import { relinked, writtenPage } from './rule-texts.js'
import type { Setup } from './setup.js'
import { whyUnwritable } from './unwritable.js'

/** `gonogo rules --format markdown`: the index, or with a folder the index, the facts and a page for every rule in it. */
export async function writeRulePages(
  packs: readonly string[],
  folder: string | undefined,
  setup: Setup,
  io: Io,
): Promise<number> {
  const isChosen = (pack: string) => packs.length === 0 || packs.includes(pack)
  if (folder === undefined) {
    await io.stdout.write(indexPage(bookOf(setup, '.', io.cwd, isChosen)))
    return 0
  }
  const absolute = resolve(io.cwd, folder)
  const wrong = folder === '' ? "-o '' names no folder." : whyNotInto(absolute, folder)
  if (wrong !== null) return complain(wrong, io)
  const printed = slashed(folder).replace(/(?<=.)\/+$/, '')
  const there = pagesIn(absolute)
  const pages = pagesFor(setup, folder, io.cwd, isChosen, new Set(there))
  const failed = await write(pages, folder, printed, io)
  if (failed !== null) return complain(failed, io)
  const known = new Set(setup.packs.flatMap((pack) => pack.rules.map(({ id }) => pathOf(id))))
  const stale = there.filter((path) => !known.has(path)).map((path) => `${printed}/${path}`)
  for (const path of stale) {
    await io.stderr.write(`gonogo: ${printable(path)} is of a rule that is gone here. Take it out.\n`)
  }
  await io.stdout.write(`${pages.length} pages in ${printable(printed)}. Begin with ${printable(printed)}/README.md.\n`)
  return 0
}

/**
 * The pages to be written: those of the packs that are chosen, and an index and the facts of these and of all others
 * whose pages lie there already.
 */
function pagesFor(
  setup: Setup,
  folder: string,
  cwd: string,
  isChosen: (pack: string) => boolean,
  there: ReadonlySet<string>,
): readonly Page[] {
  const whole = bookOf(setup, folder, cwd, () => true)
  const packs = whole.packs.flatMap((pack) => {
    if (isChosen(pack.id)) return [pack]
    const rules = pack.rules.filter(({ rule }) => there.has(pathOf(rule.id)))
    return rules.length > 0 ? [{ ...pack, rules }] : []
  })
  const isOther = new Set(
    packs.filter(({ id }) => !isChosen(id)).flatMap(({ rules }) => rules.map(({ rule }) => pathOf(rule.id))),
  )
  return referencePages({ ...whole, packs }).filter(({ path }) => !isOther.has(path))
}

function bookOf(setup: Setup, folder: string, cwd: string, isChosen: (pack: string) => boolean): RuleBook {
  const listed = listRules(setup)
  return {
    packs: setup.packs
      .filter(({ id }) => isChosen(id))
      .map((pack) => ({
        id: pack.id,
        description: pack.description,
        version: pack.version,
        extends: pack.extends.map(({ name }) => name),
        rules: listed.filter(({ rule }) => rule.pack === pack.id),
      })),
    catalogue: catalogueFor(setup.config).catalogue,
    places: factPlaces(setup.config),
    operators: OPERATORS,
    written: (rule) => {
      const page = writtenPage(rule, cwd)
      return page === null ? null : relinked(page, rule, cwd, resolve(cwd, folder, pathOf(rule.id)))
    },
    isProject: setup.config.path !== null,
  }
}

function whyNotInto(absolute: string, folder: string): string | null {
  const there = lookAt(absolute)
  if (there.is === 'unreadable') return whyUnwritable(absolute, folder, there.error)
  return there.is === 'folder' || there.is === 'nothing' ? null : `${folder} is a file, and the pages need a folder.`
}

/** Writes all of them, or none and says why not. A page that somebody wrote is nobody's to write over. */
async function write(pages: readonly Page[], folder: string, printed: string, io: Io): Promise<string | null> {
  const foreign = pages.find(({ path }) => {
    const absolute = resolve(io.cwd, folder, path)
    return !['nothing', 'unreadable'].includes(lookAt(absolute).is) && !isMade(absolute)
  })
  if (foreign) return `${printed}/${foreign.path} was written by somebody, not made by gonogo. Name another folder.`
  const opened: { readonly text: string; readonly delivery: Delivery }[] = []
  for (const { path, text } of pages) {
    const delivery = openDelivery(join(folder, path), io)
    if (typeof delivery === 'string') return delivery
    opened.push({ text, delivery })
  }
  for (const { text, delivery } of opened) {
    await delivery.write(text)
    delivery.finish()
  }
  return null
}
