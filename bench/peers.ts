import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from './corpus/corpus.js'
import type { Case } from './measure.js'

/** Another tool that looks for comparable things in the same files. */
export interface Peer {
  readonly name: string
  readonly language: Language
  /** The package whose version is told. */
  readonly package: string
  /** What is run, given a folder as seen from the folder of peers. */
  readonly command: (folder: string) => readonly [string, ...string[]]
}

/** As their users start them; all print what they find as they do by default. */
export const PEERS: readonly Peer[] = [
  {
    name: 'ajv-cli',
    language: 'yaml',
    package: 'ajv-cli',
    command: (folder) => [
      'ajv',
      'validate',
      '-s',
      'plan.schema.json',
      '-d',
      `${folder}/**/*.yaml`,
      '--all-errors',
      '--strict=false',
    ],
  },
  {
    name: 'ESLint, eslint-plugin-yml',
    language: 'yaml',
    package: 'eslint-plugin-yml',
    command: (folder) => ['eslint', folder],
  },
  {
    name: 'Spectral',
    language: 'yaml',
    package: '@stoplight/spectral-cli',
    command: (folder) => ['spectral', 'lint', '-r', 'spectral.yaml', `${folder}/**/*.yaml`],
  },
  {
    name: 'rumdl (Rust)',
    language: 'markdown',
    package: 'rumdl',
    command: (folder) => ['rumdl', 'check', '--config', 'rumdl.toml', '--no-cache', folder],
  },
  {
    name: 'markdownlint-cli2',
    language: 'markdown',
    package: 'markdownlint-cli2',
    command: (folder) => ['markdownlint-cli2', '--config', 'pages.markdownlint-cli2.jsonc', `${folder}/**/*.md`],
  },
  {
    name: 'ESLint, @eslint/markdown',
    language: 'markdown',
    package: '@eslint/markdown',
    command: (folder) => ['eslint', folder],
  },
  {
    name: 'textlint',
    language: 'markdown',
    package: 'textlint',
    command: (folder) => ['textlint', '--rulesdir', 'textlint-rules', `${folder}/**/*.md`],
  },
  {
    name: 'remark-cli, remark-lint',
    language: 'markdown',
    package: 'remark-cli',
    command: (folder) => ['remark', '--rc-path', 'remark.config.mjs', '--no-config', '--no-stdout', '--frail', folder],
  },
]

/** Puts peers and their set-ups into a folder of their own. Gives why they cannot be had, or null. */
export function installPeers(work: string): string | null {
  const here = fileURLToPath(new URL('peers', import.meta.url))
  cpSync(here, work, { recursive: true })
  if (PEERS.every((peer) => versionOf(peer, work) === wanted(peer, work))) return null
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 10 * 60_000,
    })
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}

export function versionOf(peer: Peer, work: string): string | null {
  const manifest = join(work, 'node_modules', peer.package, 'package.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : null
}

const wanted = (peer: Peer, work: string): unknown =>
  JSON.parse(readFileSync(join(work, 'package.json'), 'utf8')).dependencies[peer.package]

/** Findings give 1, with remark and textlint as with all others. */
export function peerCase(peer: Peer, folder: string, work: string): Case {
  const [program, ...args] = peer.command(folder)
  return { name: peer.name, command: [join(work, 'node_modules', '.bin', program), ...args], cwd: work, fine: [0, 1] }
}
