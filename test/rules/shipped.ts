import { CATALOGUE } from '../../src/facts/catalogue.js'
import { parse } from '../../src/formats/index.js'
import { loadPacks } from '../../src/policy/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { filesUnder, textOf } from '../architecture/tree.js'

export const knowledge = { catalogue: CATALOGUE, nearestWord }

/** The rule files and the packs' manifests. */
export const files = filesUnder('rules').filter(
  (path) => path.endsWith('.yaml') && !path.startsWith('rules/vocabulary/') && !path.includes('/cases/'),
)

/** Every shipped pack, read from the rule files themselves and not from what the build made of them. */
export const { packs, problems } = loadPacks(
  files.flatMap((path) => parse({ path, text: textOf(path) })),
  knowledge,
)

/** Every shipped rule, by id. */
export const rules = packs.flatMap((pack) => pack.rules)
