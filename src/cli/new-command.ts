import { existsSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import packs from '../generated/packs.json' with { type: 'json' }
import { shellPath } from '../model/index.js'
import { complain, unknownWord } from './complain.js'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'
import { makeFolder } from './make-folder.js'
import { CONFIG_NAME } from './misnamed-config.js'
import { packTemplate } from './new/pack-template.js'
import { pageTemplate } from './new/page-template.js'
import { type Files, passes } from './new/passes.js'
import { type RuleId, ruleIdIn } from './new/rule-id.js'
import { placeOf, type RulePlace } from './new/rule-place.js'
import { ruleTemplate } from './new/rule-template.js'
import { type Asked, declarationOf, knownFact, ownFact } from './new/subject.js'
import type { NewRuleOptions } from './options.js'
import { packReader } from './pack-reader.js'
import { whyUnwritable } from './unwritable.js'

/** `gonogo new rule payments/named-approver`: a rule and its page, which pass `gonogo test`. What is there stays as it is. */
export async function runNew(what: string, written: string, options: NewRuleOptions, io: Io): Promise<number> {
  if (what !== 'rule') return complain(unknownWord('kind of thing to write', what, ['rule']), io)
  const id = ruleIdIn(
    written,
    packs.map((pack) => pack.id),
  )
  if (typeof id === 'string') return complain(id, io)
  if (options.in === '') return complain("--in '' names no folder.", io)
  const place = placeOf(id, options.in, packReader(io.cwd))
  if (typeof place === 'string') return complain(place, io)
  const { folder } = place
  const there = [`${id.name}.yaml`, `${id.name}.yml`, `${id.name}.md`].find((name) =>
    existsSync(resolve(io.cwd, folder, name)),
  )
  if (there !== undefined)
    return complain(`${folder}/${there} exists already, and nothing is overwritten. Choose another name.`, io)
  const schemas = schemasFrom(resolve(io.cwd, folder), io.cwd)
  // A name may mean something already, as the beginning of a fact or in documents: then no fact is called after the rule.
  const own = await passes(id, filesOf(id, ownFact(id), true, schemas))
  const isNewPack = place.manifest === null
  const files = filesOf(id, own && isNewPack ? ownFact(id) : knownFact(id), isNewPack, schemas)
  if (!(await passes(id, files))) {
    return complain(`A rule called "${written}" would not pass its own examples. Choose another name.`, io)
  }
  try {
    makeFolder(resolve(io.cwd, folder))
    for (const [name, text] of files) writeFileSync(resolve(io.cwd, folder, name), text, { flag: 'wx' })
  } catch (error) {
    return complain(whyUnwritable(resolve(io.cwd, folder), folder, error), io)
  }
  const said = files.map(([name]) => `wrote  ${folder}/${name}`)
  await io.stdout.write(`${[...said, '', ...steps(id, place, own)].join('\n')}\n`)
  return 0
}

/** A pack that is there already keeps its manifest. */
function filesOf(id: RuleId, asked: Asked, isNewPack: boolean, schemas: string): Files {
  return [
    ...(isNewPack ? [['pack.yaml', packTemplate(id.pack, asked, schemas)] as const] : []),
    [`${id.name}.yaml`, ruleTemplate(id, asked, schemas)],
    [`${id.name}.md`, pageTemplate(id, asked)],
  ]
}

/** As `gonogo init` writes it: the package beside the project, seen from the folder. */
function schemasFrom(folder: string, cwd: string): string {
  const up = slashed(relative(folder, cwd))
  const inside = /^(?:\.\.\/?)*$/.test(up)
  return `${inside && up !== '' ? up : '.'}/node_modules/gonogo/schemas`
}

function steps(id: RuleId, { folder, manifest }: RulePlace, own: boolean): readonly string[] {
  const { pack, name } = id
  const path = /^(?:\.{0,2}\/|[A-Za-z]:)/.test(folder) ? folder : `./${folder}`
  return [
    'Next:',
    `  1. Make the rule and its examples your own: ${folder}/${name}.yaml, ${folder}/${name}.md`,
    `  2. Run the examples:                        gonogo test ${shellPath(folder)}`,
    `  3. Use the pack in ${CONFIG_NAME}:`,
    `       extends: [recommended, ${path}] # ${pack} beside what ships`,
    ...(manifest === null || !own ? [] : factLines(id, folder, manifest)),
  ]
}

/** What is there stays as it is: whoever wants a fact of their own adds it. */
function factLines(id: RuleId, folder: string, manifest: readonly string[]): readonly string[] {
  const lines = declarationOf(ownFact(id)).map((line) => `       ${line}`)
  const isThere = manifest.includes('facts')
  return [
    `  4. To ask for a fact of your own, add it to ${folder}/pack.yaml${isThere ? ', below `facts:`' : ''}:`,
    ...(isThere ? [] : ['       facts:']),
    ...lines,
  ]
}
