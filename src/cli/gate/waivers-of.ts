import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import type { Document, Problem, Waiver } from '../../model/index.js'
import { vocabularyFor } from '../../own-vocabulary.js'
import { isOpen } from '../../reading/index.js'
import { readWaivers } from '../../schema/index.js'
import { slashed } from '../discover/slashed.js'
import { readSource } from '../read-file.js'
import type { Setup } from '../setup.js'

const DEFAULT_NAME = 'waivers.yaml'

export interface OwnWaivers {
  readonly waivers: readonly Waiver[]
  readonly problems: readonly Problem[]
  readonly documents: readonly Document[]
}

const NONE: OwnWaivers = { waivers: [], problems: [], documents: [] }

/** The waivers that the command line or the config names, or those beside the config. A sentence where a named file is not there. */
export function waiversOf(
  { config, folder }: Setup,
  { waivers: named }: { readonly waivers?: string },
  cwd: string,
): OwnWaivers | string {
  const path = named !== undefined ? resolve(cwd, named) : join(folder, config.gate.waivers ?? DEFAULT_NAME)
  if (!existsSync(path)) {
    if (named !== undefined) return `--waivers: there is no file ${named}.`
    return config.gate.waivers === null
      ? NONE
      : `There is no file ${config.gate.waivers}, which \`gate.waivers\` of the config names.`
  }
  const printed = slashed(relative(cwd, path))
  const { source, problems } = readSource(path, printed, config.fileSizeLimit)
  if (source === null) return { ...NONE, problems }
  const documents = parse(source, { format: /\.json$/i.test(path) ? 'json' : 'yaml', problems })
  const { vocabulary } = vocabularyFor(config)
  return { ...readWaivers(documents, (text) => isOpen(text, vocabulary)), documents }
}
