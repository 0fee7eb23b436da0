import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Corpus, generated, type Language, real } from './corpus/corpus.js'
import { goalsOf, type Measurement } from './goals.js'
import { canMeasure, interleaved, type Measured } from './measure.js'
import { type Options, optionsFrom, USAGE } from './options.js'
import { CLI, corpusCases, startCases } from './own-cases.js'
import { installPeers, PEERS, type Peer, peerCase, versionOf } from './peers.js'
import { sharesOf } from './profile.js'
import { reportOf, withReport } from './report.js'

/**
 * Measures gonogo beside parsing alone and beside other tools, on the same files and in turn, and writes what came out
 * into bench/README.md: `npm run bench -- --help`.
 */
const LANGUAGES: readonly Language[] = ['yaml', 'markdown']
const START_RUNS = 15

const options = optionsFrom(process.argv.slice(2))
if (!options || !existsSync(CLI) || !canMeasure()) {
  console.error(options ? 'It takes `npm run build` before, and GNU time as /usr/bin/time.' : USAGE)
  process.exitCode = 2
} else await bench(options)

async function bench(options: Options): Promise<void> {
  mkdirSync(options.work, { recursive: true })
  const missing = options.peers?.length === 0 ? null : installPeers(options.work)
  if (missing !== null) console.error(`Peers are left out that are not installed: ${missing}`)
  const isWanted = ({ name }: Peer): boolean =>
    options.peers === null || options.peers.some((part) => name.toLowerCase().includes(part.toLowerCase()))
  const peers = PEERS.filter((peer) => isWanted(peer) && versionOf(peer, options.work) !== null)

  console.error('start-up')
  const start = await interleaved(startCases(options.work), Math.max(START_RUNS, options.runs))
  const measurements: Measurement[] = []
  const shares = new Map<string, ReadonlyMap<string, number>>()
  for (const corpus of corpora(options)) {
    const before = measurements.findLast((one) => one.corpus.language === corpus.language)
    measurements.push(await measured(corpus, peers, options, before))
    if (options.profile && (corpus.files === 2000 || corpus.name === 'real'))
      shares.set(`${corpus.language}, ${corpus.name}`, sharesOf(corpus, options.work))
  }
  const versions = new Map(peers.map((peer) => [peer.name, versionOf(peer, options.work) ?? '']))
  const report = reportOf({
    start,
    measurements,
    shares,
    goals: goalsOf(start, measurements),
    versions,
    args: process.argv.slice(2),
  })
  console.log(report)
  const page = new URL('README.md', import.meta.url)
  if (options.write) writeFileSync(page, withReport(readFileSync(page, 'utf8'), report))
}

/** One after the other, so that the folder of the next is written when it is needed. */
function* corpora({ sizes, real: from, work }: Options): Generator<Corpus> {
  const folder = (name: string): string => join(work, 'documents', name)
  for (const size of sizes)
    for (const language of LANGUAGES) yield generated(language, size, folder(`${language}-${size}`))
  if (from === null) return
  for (const language of LANGUAGES) {
    const corpus = real(language, from, folder(`${language}-real`))
    if (corpus) yield corpus
    else console.error(`${from} holds no ${language}`)
  }
}

async function measured(
  corpus: Corpus,
  peers: readonly Peer[],
  options: Options,
  before: Measurement | undefined,
): Promise<Measurement> {
  console.error(`${corpus.language}: ${corpus.name}, ${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(1)} MB`)
  const results = new Map<string, Measured | string>()
  const own = corpusCases(corpus, options.work)
  const cases = peers
    .filter(({ language }) => language === corpus.language)
    .flatMap((peer) => {
      const expected = expectedOf(peer.name, corpus, before)
      if (expected <= 10 * options.patience)
        return [
          peerCase(
            peer,
            `documents/${corpus.language}-${corpus.name === 'real' ? 'real' : corpus.files}`,
            options.work,
          ),
        ]
      results.set(peer.name, `left out, about ${expected.toFixed(0)} s`)
      return []
    })
  for (const [name, one] of await interleaved([...own, ...cases], options.runs, options.patience))
    results.set(name, one)
  return { corpus, results }
}

/** Seconds, as it was for the corpus before; what grows faster than its input takes longer than that. */
function expectedOf(name: string, corpus: Corpus, before: Measurement | undefined): number {
  const one = before?.results.get(name)
  if (one === undefined || !before) return 0
  return typeof one === 'string' ? Number.POSITIVE_INFINITY : (one.wall / 1000) * (corpus.bytes / before.corpus.bytes)
}
