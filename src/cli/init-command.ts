import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { shellPath } from '../model/index.js'
import { complain } from './complain.js'
import { nearestConfig } from './config-file.js'
import { isFolder } from './discover/look.js'
import { slashed } from './discover/slashed.js'
import { configTemplate } from './init/config-template.js'
import { planTemplate } from './init/plan-template.js'
import { RUNBOOK_TEMPLATE } from './init/runbook-template.js'
import type { Io } from './io.js'
import { makeFolder } from './make-folder.js'
import { CONFIG_NAME } from './misnamed-config.js'
import { whyUnwritable } from './unwritable.js'

/** Writes a config, where none applies yet, a release plan and a runbook to fill in. What is there stays as it is. */
export async function runInit(folder: string, io: Io): Promise<number> {
  const target = resolve(io.cwd, folder)
  const up = slashed(relative(target, io.cwd))
  const inside = /^(?:\.\.\/?)*$/.test(up)
  const schemas = `${inside && up !== '' ? up : '.'}/node_modules/gonogo/schemas`
  const files: readonly (readonly [name: string, text: string])[] = [
    [CONFIG_NAME, configTemplate(schemas)],
    ['release-plan.yaml', planTemplate(schemas)],
    ['runbook.md', RUNBOOK_TEMPLATE],
  ]
  const { path: above, misnamed } = nearestConfig(nearestFolder(target))
  if (misnamed !== null) {
    const shown = slashed(relative(io.cwd, misnamed))
    return complain(`${shown} is there, and a config is called ${CONFIG_NAME}. Rename it first.`, io)
  }
  const said: string[] = []
  try {
    makeFolder(target)
    for (const [name, text] of files) {
      const path = join(target, name)
      const shown = slashed(join(folder, name))
      if (name === CONFIG_NAME && above !== null && above !== path) {
        // A config that is nearer would take the place of the whole one above, its gate too, and nobody would be told.
        said.push(`kept   ${slashed(relative(io.cwd, above))} (it applies here too; no other is written)`)
      } else if (existsSync(path)) {
        said.push(`kept   ${shown} (it exists; nothing was changed)`)
      } else {
        writeFileSync(path, text, { flag: 'wx' })
        said.push(`wrote  ${shown}`)
      }
    }
  } catch (error) {
    return complain(whyUnwritable(target, slashed(folder), error), io)
  }
  const place = folder === '.' ? '' : ` ${shellPath(slashed(folder))}`
  await io.stdout.write(`${said.join('\n')}\n\nReplace every TBD, then: gonogo check${place}\n`)
  return 0
}

/** A folder that is not there yet lies in one that is. */
const nearestFolder = (path: string): string =>
  isFolder(path) || dirname(path) === path ? path : nearestFolder(dirname(path))
