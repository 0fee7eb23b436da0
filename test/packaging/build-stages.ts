import { chownSync, cpSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ran } from './commands.js'
import type { Stage } from './containerfile.js'

/** An image, as far as a folder can be one. */
export interface Image {
  /** What stands for `/`. */
  readonly root: string
  readonly workdir: string
  readonly path: string
  readonly user: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
}

interface Builder {
  /** An empty folder for all stages. */
  readonly folder: string
  /** What `docker build` is handed. */
  readonly context: string
  readonly env: Readonly<Record<string, string>>
  readonly uid: number | undefined
}

/**
 * Carries out the instructions of a recipe, in the folder of each stage in place of `/`, as a user who owns nothing else.
 * What the image of Node brings comes from this machine. An instruction that is not known here is an error.
 */
export async function buildStages(stages: readonly Stage[], builder: Builder): Promise<Image> {
  const images = new Map<string, Image>()
  let last: Image | undefined
  for (const [index, stage] of stages.entries()) {
    const root = join(builder.folder, String(index))
    own(root, builder)
    last = await buildStage(stage, root, images, builder)
    images.set(stage.name, last)
  }
  if (!last) throw new Error('The recipe has no stage.')
  return last
}

async function buildStage(stage: Stage, root: string, images: ReadonlyMap<string, Image>, builder: Builder) {
  let image: Image = { root, workdir: '/', path: builder.env['PATH'] ?? '', user: '0', entrypoint: [], command: [] }
  for (const { name, text } of stage.instructions) {
    if (name === 'WORKDIR') image = { ...image, workdir: text }
    else if (name === 'USER') image = { ...image, user: text }
    else if (name === 'ENTRYPOINT') image = { ...image, entrypoint: JSON.parse(text) }
    else if (name === 'CMD') image = { ...image, command: JSON.parse(text) }
    else if (name === 'ENV') image = { ...image, path: pathOf(text, image) }
    else if (name === 'COPY') copy(text, image, images, builder)
    else if (name === 'RUN') await execute(text, image, builder)
    else throw new Error(`The builder of this test does not know ${name}.`)
    own(join(image.root, image.workdir), builder)
  }
  return image
}

/** `PATH=/folder:${PATH}` is all that is known of variables; a folder of the recipe lies below the stage. */
function pathOf(text: string, image: Image): string {
  const [, folder] = text.match(/^PATH=(\/[^:]+):\$\{PATH\}$/) ?? []
  if (!folder) throw new Error(`The builder of this test does not know ENV ${text}.`)
  return `${join(image.root, folder)}:${image.path}`
}

/** From the context or from a stage before; exactly one thing, so that nobody installs one package of two. */
function copy(text: string, image: Image, images: ReadonlyMap<string, Image>, { context, uid }: Builder): void {
  const [, stage, pattern = '', to = ''] = text.match(/^(?:--from=(\S+) )?(\S+) (\S+)$/) ?? []
  const from = stage === undefined ? context : images.get(stage)?.root
  if (from === undefined) throw new Error(`There is no stage ${stage} before this.`)
  const folder = join(from, dirname(pattern))
  const name = new RegExp(`^${basename(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  const [found, ...more] = readdirSync(folder).filter((entry) => name.test(entry))
  if (found === undefined || more.length > 0) throw new Error(`COPY ${pattern} is for exactly one file or folder.`)
  const target = to.startsWith('/') ? join(image.root, to) : join(image.root, image.workdir, to)
  cpSync(join(folder, found), target, { recursive: true, verbatimSymlinks: true })
  if (uid !== undefined && stage === undefined) chownSync(target, uid, uid)
}

async function execute(text: string, { root, workdir, path }: Image, { env, uid }: Builder): Promise<void> {
  const around = { cwd: join(root, workdir), env: { ...env, PATH: path }, ...(uid === undefined ? {} : { uid }) }
  const done = await ran('/bin/sh', ['-c', text], around)
  if (done.exit !== 0) throw new Error(`RUN ${text}\nended with ${done.exit}:\n${done.log}`)
}

function own(folder: string, { uid }: Builder): void {
  mkdirSync(folder, { recursive: true })
  if (uid !== undefined) chownSync(folder, uid, uid)
}
