import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from '../../formats/index.js'
import type { Config, Document, Problem, Waiver } from '../../model/index.js'
import { vocabularyFor } from '../../own-vocabulary.js'
import { isOpen } from '../../reading/index.js'
import { readWaivers } from '../../schema/index.js'
import { slashed } from '../discover/slashed.js'
import { type Loaded, readSource } from '../read-file.js'
import type { Setup } from '../setup.js'

/** What they are called where the config says nothing. */
export const WAIVERS = 'waivers.yaml'

export interface OwnWaivers {
  readonly waivers: readonly Waiver[]
  readonly problems: readonly Problem[]
  readonly documents: readonly Document[]
}

export const NO_WAIVERS: OwnWaivers = { waivers: [], problems: [], documents: [] }

/** The waivers that the command line or the config names, or those beside the config. A sentence where a named file is not there. */
export function waiversOf(
  { config, folder }: Setup,
  { waivers: named }: { readonly waivers?: string },
  cwd: string,
): OwnWaivers | string {
  const path = named !== undefined ? resolve(cwd, named) : join(folder, config.gate.waivers ?? WAIVERS)
  if (!existsSync(path)) {
    if (named !== undefined) return `--waivers: there is no file ${named}.`
    return config.gate.waivers === null
      ? NO_WAIVERS
      : `There is no file ${config.gate.waivers}, which \`gate.waivers\` of the config names.`
  }
  const printed = slashed(relative(cwd, path))
  return waiversIn(readSource(path, printed, config.fileSizeLimit), config)
}

/** What a file of waivers says, wherever it was read from. */
export function waiversIn({ source, problems }: Loaded, config: Config): OwnWaivers {
  if (source === null) return { ...NO_WAIVERS, problems }
  const documents = parse(source, { format: /\.json$/i.test(source.path) ? 'json' : 'yaml', problems })
  const { vocabulary } = vocabularyFor(config)
  return { ...readWaivers(documents, (text) => isOpen(text, vocabulary)), documents }
}
