import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { checkEach } from '../../check.js'
import version from '../../generated/version.json' with { type: 'json' }
import { type Checked, KINDS } from '../../model/index.js'
import { again } from '../again.js'
import { loadBaseline } from '../baseline/load.js'
import { placeOfBaseline } from '../baseline/place.js'
import { goneFor, placesOf } from '../baseline/use.js'
import { setupDigest } from '../cache/setup-digest.js'
import { useCache } from '../cache/use.js'
import { compare } from '../compare.js'
import { complain } from '../complain.js'
import { openDelivery } from '../deliver.js'
import { STDIN } from '../discover/discover.js'
import { slashed } from '../discover/slashed.js'
import type { Io } from '../io.js'
import type { CheckOptions } from '../options.js'
import { type Opened, openInputs } from '../prepare.js'
import { ruleTexts } from '../reports.js'
import { placesInRepository } from '../repository-root.js'
import { useThreads } from '../threads/use.js'
import { type Part, type PartBaseline, type PartFile, partText } from './part.js'
import { type Numbered, numbered, partOf, shardIn } from './split.js'

/** `gonogo check --shard 3/8`: a part of the documents in, what was found in them out. What it means tells `gonogo merge`. */
export async function runShard(
  paths: readonly string[],
  options: CheckOptions & { readonly shard: string },
  io: Io,
): Promise<number> {
  const shard = shardIn(options.shard)
  const mistake = shard
    ? mistakeIn(paths, options)
    : `--shard ${options.shard} is no part of a whole. Write --shard 3/8 for the third of eight.`
  if (!shard || mistake !== null) return complain(mistake ?? '', io)
  const opened = await openInputs(paths, options, io)
  if (typeof opened === 'number') return opened
  const compared = await compare(paths, options, opened, io)
  if (typeof compared === 'number') return compared
  const baseline = await baselineOf(paths, options, opened, io)
  if (typeof baseline === 'number') return baseline
  const delivery = openDelivery(options.outputFile, io, opened.reads)
  if (typeof delivery === 'string') return complain(delivery, io)
  const { setup, gathered } = opened
  const config = { ...setup.config, maxWarnings: options.maxWarnings ?? setup.config.maxWarnings }
  const all = numbered(compared.inputs)
  const own = partOf(all, shard)
  // Whatever format is asked for later.
  const world = { ...gathered.world, tallies: true }
  const { step, end } = gathered.progress
  const cached = await useCache(options, { config, policy: setup.policy }, world, step, io)
  const files: PartFile[] = []
  for await (const checked of checkEach(
    own.map(({ input }) => input),
    config,
    setup.policy,
    useThreads(options, opened, cached, config, io),
  )) {
    const { index, input } = own[files.length] as Numbered
    files.push({ index, path: input.path, place: input.place, checked: compared.watch?.(checked) ?? checked })
  }
  await end()
  await cached.finish()
  const { again: asked, packsFor } = again(paths, options, setup.packs)
  const texts = await ruleTexts(
    setup.packs.flatMap((pack) => pack.rules),
    io.cwd,
  )
  const rules = [...new Set(files.flatMap(({ checked }) => rulesIn(checked)))].sort()
  const part: Part = {
    version: 1,
    ...shard,
    gonogo: version,
    now: world.now,
    setup: setupDigest(config, setup.policy, { tallies: true }),
    list: listDigest(all),
    inputs: all.length,
    maxWarnings: config.maxWarnings,
    passOnNoDocuments: compared.passOnNoDocuments ?? false,
    since: compared.since ?? null,
    baseline: baseline && { ...baseline, places: placesBeside(files, opened, io) },
    files,
    reads: besides(opened, all, baseline, io.cwd),
    places: placed(files, baseline, io),
    texts: quoted(files).flatMap((path) => {
      const lines = gathered.linesOf(path)
      return lines ? [{ path, text: lines.join('\n') }] : []
    }),
    rules: rules.flatMap((id) => texts(id) ?? []),
    again: asked ?? { options: [], paths: [] },
    packs: KINDS.map((kind) => ({ kind, ids: packsFor?.(kind) ?? [] })),
  }
  await delivery.write(partText(part))
  delivery.finish()
  await io.stderr.write(
    `gonogo: part ${shard.shard} of ${shard.of}, ${files.length} of ${all.length} files. gonogo merge tells the verdict of all parts.\n`,
  )
  return 0
}

function mistakeIn(paths: readonly string[], { format, stats }: CheckOptions): string | null {
  if (format !== undefined)
    return 'A part is no report, so it has no format. Give -f to gonogo merge, which puts the parts together.'
  if (stats) return '--stats measures a whole run. Leave it out, or leave --shard out.'
  return paths.includes(STDIN) ? 'Standard input is read once, and parts are judged apart. Write it to a file.' : null
}

/** What merging needs of the baseline that this run is compared with. */
async function baselineOf(
  paths: readonly string[],
  options: CheckOptions,
  { setup }: Opened,
  io: Io,
): Promise<Omit<PartBaseline, 'places'> | null | number> {
  const place = placeOfBaseline(options, setup, io.cwd)
  if (place.by === null) return null
  const entries = await loadBaseline(place, setup, options.color, io)
  if (typeof entries === 'number') return entries
  const isGone = goneFor(paths, setup.places, io.cwd)
  const gone = [...new Set(entries.map(({ path }) => path))].filter(isGone)
  return { path: place.path, entries, gone }
}

/** What was read and is no file of the list. */
function besides(
  { reads }: Opened,
  all: readonly Numbered[],
  baseline: Pick<PartBaseline, 'path'> | null,
  cwd: string,
) {
  const listed = new Set(all.map(({ input }) => input.id))
  const others = [...reads()].filter((absolute) => !listed.has(absolute))
  const shown = others.map((absolute) => slashed(relative(cwd, absolute)))
  return [...new Set([...shown, ...(baseline ? [baseline.path] : [])])].sort()
}

/** Servers that keep code ask for names from the root of the repository, and merge may run in another folder. */
function placed(files: readonly PartFile[], baseline: Pick<PartBaseline, 'path'> | null, io: Io): Part['places'] {
  const placeOf = placesInRepository(io)
  const shown = [...files.map(({ path }) => path), ...quoted(files), ...(baseline ? [baseline.path] : [])]
  return [...new Set(shown)].map((path) => ({ path, place: placeOf(path) })).filter(({ path, place }) => path !== place)
}

/** Which files there are, and what they hold: parts of other files, or of other contents, do not belong together. */
function listDigest(all: readonly Numbered[]): string {
  const hash = createHash('sha256')
  for (const { input, size } of all) {
    hash.update(JSON.stringify([input.path, input.place, size]))
    hash.update(contentOf(input.id) ?? 'none')
  }
  return hash.digest('hex')
}

function contentOf(absolute: string): Buffer | null {
  try {
    return createHash('sha256').update(readFileSync(absolute)).digest()
  } catch {
    return null
  }
}

/** Documents that findings stand in, and that are no files of this part. */
function placesBeside(
  files: readonly PartFile[],
  { setup, gathered }: Opened,
  { cwd }: Io,
): readonly (readonly [path: string, place: string])[] {
  const own = new Set(files.map(({ path }) => path))
  const placeOf = placesOf({ inputs: gathered.inputs, setup, cwd })
  return quoted(files).flatMap((path) => (own.has(path) ? [] : [[path, placeOf(path)] as const]))
}

/** Documents that a report shows lines of. */
function quoted(files: readonly PartFile[]): readonly string[] {
  const paths = files.flatMap(({ checked }) => [
    ...checked.problems.map(({ path }) => path),
    ...checked.weighed.flatMap(({ drafts }) =>
      drafts.flatMap(({ finding }) => [finding.path, ...finding.related.map(({ path }) => path)]),
    ),
  ])
  return [...new Set(paths)]
}

const rulesIn = ({ weighed }: Checked): readonly string[] => weighed.flatMap(({ rules }) => rules)
