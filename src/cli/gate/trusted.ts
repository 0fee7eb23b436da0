import { statSync } from 'node:fs'
import { dirname, posix, resolve } from 'node:path'
import type { Config, Document, Problem, Waiver } from '../../model/index.js'
import { rulesOf } from '../../own-rules.js'
import type { PackFolder } from '../../policy/index.js'
import { DEFAULT_CONFIG } from '../../schema/index.js'
import { complain, complainOf } from '../complain.js'
import { configFrom, type LoadedConfig } from '../config-file.js'
import type { Io } from '../io.js'
import { CONFIG_NAME, misnamedConfig } from '../misnamed-config.js'
import type { RuleOptions } from '../options.js'
import { readSource } from '../read-file.js'
import { extendedBy, linesFor, packsBelow, type Setup } from '../setup.js'
import { openRevision, type Revision } from './revision.js'
import { labelOf, loadFrom, type RevisionPacks, revisionPacks } from './revision-packs.js'
import { NO_WAIVERS, type OwnWaivers, WAIVERS, waiversIn } from './waivers-of.js'

/** Config, rules and waivers of a git revision. Their paths are printed as `REVISION:path`. */
export interface TrustedSetup {
  /** As it was named. */
  readonly revision: string
  readonly commit: string
  readonly setup: Setup
  readonly waivers: readonly Waiver[]
  /** What is wrong with the waivers. */
  readonly problems: readonly Problem[]
  /** The file of the waivers, for code frames. */
  readonly documents: readonly Document[]
  /** What a file of the work tree, by its absolute path, holds in the revision. Null where the revision has none. */
  readonly held: (path: string) => Uint8Array | 'unreadable' | null
  /** Whether a printed path is one of the revision, `main:gonogo.config.yaml`: it is the same from every folder. */
  readonly isTheirs: (path: string) => boolean
  /** Folders of packs that are not of the revision but of the work tree, such as npm packages. */
  readonly elsewhere: readonly string[]
}

/**
 * What `setUp` gives, of a git revision: the config nearest to the plan there, the packs it extends, and the waivers.
 * Only objects of the repository are read; the work tree and the index stay as they are. Where the revision has no
 * config, the defaults count, and where it has no waivers, there are none. A number is the exit code after everything
 * wrong was said.
 *
 * @param plan the path of the plan, as the user gave it
 * @param also packs that are extended whatever the config says
 */
export async function trustedSetUp(
  revision: string,
  plan: string,
  options: RuleOptions & { readonly waivers?: string; readonly rulesFromCommit?: string },
  io: Io,
  also: readonly string[] = [],
): Promise<TrustedSetup | number> {
  const opened = openRevision(revision, folderOf(resolve(io.cwd, plan)), io, options.rulesFromCommit)
  if (typeof opened === 'string') return complain(`--rules-from: ${opened}`, io)
  const packs = revisionPacks(opened, io.cwd)
  const found = configOf(opened, packs, resolve(io.cwd, plan), options.config, io.cwd)
  if (typeof found === 'string') return complain(`--rules-from: ${found}`, io)
  const given = givenOf(options.rules ?? [], opened, packs, io.cwd)
  if (typeof given === 'string') return complain(given, io)
  const internal = { ...found.config, path: found.config.path === null ? null : packs.pathOf(found.place) }
  const { policy, origins, ...own } = await rulesOf(extendedBy(internal, also), given, packs.reader)
  const printed = <Placed extends { readonly path: string }>(one: Placed): Placed => ({
    ...one,
    path: packs.printed(one.path),
  })
  const wrong = [...found.problems, ...own.problems.map(printed)]
  if (wrong.some(({ severity }) => severity === 'error')) {
    const lines = linesFor([...own.documents.map(printed), ...found.documents])
    return complainOf(wrong, lines, options.color, io)
  }
  const config = { ...own.config, path: found.config.path }
  const setup = { ...found, config, policy, origins, packs: own.packs }
  const waivers = waiversOf(opened, packs, config, found.place, options.waivers, io.cwd)
  const label = `${labelOf(opened)}:`
  return {
    revision,
    commit: opened.commit,
    setup,
    elsewhere: [...packs.elsewhere].sort(),
    held: (path) => heldBy(opened, path),
    isTheirs: (path) => path.startsWith(label),
    ...waivers,
  }
}

function heldBy({ inside, find, bytes }: Revision, path: string): Uint8Array | 'unreadable' | null {
  const place = inside(path)
  const object = (place === null ? null : find(place))?.object ?? null
  return object === null ? null : (bytes(object) ?? 'unreadable')
}

/** The nearest folder that there is: a plan that does not exist is told of elsewhere. */
function folderOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return path
  return found || dirname(path) === path ? dirname(path) : folderOf(dirname(path))
}

interface FoundConfig extends LoadedConfig {
  /** Relative to the root; where there is no config, where one would be. */
  readonly place: string
}

function configOf(
  revision: Revision,
  packs: RevisionPacks,
  plan: string,
  named: string | undefined,
  cwd: string,
): FoundConfig | string {
  const place = named === undefined ? nearestConfig(revision, plan) : revision.inside(resolve(cwd, named))
  if (place === null) return 'the config lies outside the repository, so no revision has it.'
  if (named === undefined && misnamedIn(revision, place)) {
    return `in ${revision.name}, ${misnamedIn(revision, place)} is not read: a config is called ${CONFIG_NAME}.`
  }
  if (!revision.find(place)) {
    // As without a revision: what lies beside the plan is near.
    const folder = folderOf(plan)
    const beside = posix.join(revision.inside(folder) ?? '', CONFIG_NAME)
    return {
      config: DEFAULT_CONFIG,
      folder,
      places: folder,
      pathsAreDefault: true,
      problems: [],
      documents: [],
      place: beside,
    }
  }
  const folder = resolve(revision.root, posix.dirname(place))
  const path = packs.printed(packs.pathOf(place))
  return { ...configFrom(loadFrom(revision, place, path, DEFAULT_CONFIG.fileSizeLimit), path, folder), place }
}

/** From the folder of the plan upward to the root of the repository, as it is in the revision. */
function nearestConfig(revision: Revision, plan: string): string {
  const start = revision.inside(folderOf(plan)) ?? ''
  for (let folder = start; folder !== ''; folder = folder.includes('/') ? posix.dirname(folder) : '') {
    const place = posix.join(folder, CONFIG_NAME)
    if (revision.find(place) || misnamedIn(revision, place)) return place
  }
  return CONFIG_NAME
}

function misnamedIn(revision: Revision, place: string): string | null {
  const folder = posix.dirname(place) === '.' ? '' : posix.dirname(place)
  const names = revision.names(folder).filter((name) => /^gonogo\.config/i.test(name))
  const name = misnamedConfig(names, revision.find(place) !== null)
  return name === null ? null : posix.join(folder, name)
}

/** Folders that `--rules` names, as they are in the revision; of what it does not have there are no rules. */
function givenOf(
  folders: readonly string[],
  revision: Revision,
  packs: RevisionPacks,
  cwd: string,
): readonly PackFolder[] | string {
  const found: PackFolder[] = []
  for (const folder of folders) {
    const place = revision.inside(resolve(cwd, folder))
    if (place !== null && !revision.find(place)) continue
    const below = packsBelow(place === null ? folder : packs.pathOf(place), packs.reader)
    if (typeof below === 'string') return below
    found.push(...below)
  }
  return found
}

function waiversOf(
  revision: Revision,
  packs: RevisionPacks,
  config: Config,
  configPlace: string,
  named: string | undefined,
  cwd: string,
): OwnWaivers {
  const beside = resolve(revision.root, posix.dirname(configPlace), config.gate.waivers ?? WAIVERS)
  const path = named === undefined ? beside : resolve(cwd, named)
  const place = revision.inside(path)
  // What lies outside the repository, no change of it can weaken.
  if (place !== null && !revision.find(place)) return NO_WAIVERS
  const shown = place === null ? (named ?? path) : packs.printed(packs.pathOf(place))
  const loaded =
    place === null
      ? readSource(path, shown, config.fileSizeLimit)
      : loadFrom(revision, place, shown, config.fileSizeLimit)
  return waiversIn(loaded, config)
}
