import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { CATALOGUE } from '../facts/index.js'
import packs from '../generated/packs.json' with { type: 'json' }
import { complain, unknownWord } from './complain.js'
import { slashed } from './discover/slashed.js'
import type { Io } from './io.js'
import { CONFIG_NAME } from './misnamed-config.js'
import { packTemplate } from './new/pack-template.js'
import { pageTemplate } from './new/page-template.js'
import { type RuleId, ruleIdIn } from './new/rule-id.js'
import { ruleTemplate } from './new/rule-template.js'
import { askedBy } from './new/subject.js'
import type { NewRuleOptions } from './options.js'

/** `gonogo new rule payments/named-approver`: a rule and its page, which pass `gonogo test`. What is there stays as it is. */
export async function runNew(what: string, written: string, options: NewRuleOptions, io: Io): Promise<number> {
  if (what !== 'rule') return complain(unknownWord('kind of thing to write', what, ['rule']), io)
  const id = ruleIdIn(
    written,
    packs.map((pack) => pack.id),
  )
  if (typeof id === 'string') return complain(id, io)
  const folder = slashed(join(options.in, id.pack))
  const there = [`${id.name}.yaml`, `${id.name}.yml`, `${id.name}.md`].find((name) =>
    existsSync(resolve(io.cwd, folder, name)),
  )
  if (there !== undefined)
    return complain(`${folder}/${there} exists already, and nothing is overwritten. Choose another name.`, io)
  const files = filesOf(id, folder, io.cwd)
  try {
    mkdirSync(resolve(io.cwd, folder), { recursive: true })
    for (const [name, text] of files) writeFileSync(resolve(io.cwd, folder, name), text, { flag: 'wx' })
  } catch (error) {
    return complain(`${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}`, io)
  }
  const said = files.map(([name]) => `wrote  ${folder}/${name}`)
  await io.stdout.write(`${[...said, '', ...steps(id, folder)].join('\n')}\n`)
  return 0
}

function filesOf(id: RuleId, folder: string, cwd: string): readonly (readonly [name: string, text: string])[] {
  const schemas = schemasFrom(resolve(cwd, folder), cwd)
  const isNew = !existsSync(resolve(cwd, folder, 'pack.yaml')) && !existsSync(resolve(cwd, folder, 'pack.yml'))
  const asked = askedBy(id, isNew, new Set([...CATALOGUE.keys()].map((name) => name.split('.')[0] ?? '')))
  return [
    ...(isNew ? [['pack.yaml', packTemplate(id.pack, asked, schemas)] as const] : []),
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

function steps({ pack, name }: RuleId, folder: string): readonly string[] {
  const path = /^(?:\.{0,2}\/|[A-Za-z]:)/.test(folder) ? folder : `./${folder}`
  return [
    'Next:',
    `  1. Make the rule and its examples your own: ${folder}/${name}.yaml, ${folder}/${name}.md`,
    `  2. Run the examples:                        gonogo test ${folder}`,
    `  3. Use the pack in ${CONFIG_NAME}:`,
    `       extends: [recommended, ${path}] # ${pack} beside what ships`,
  ]
}
