import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from '../architecture/tree.js'

/** The day the pages were written. */
const DAY = '2026-11-20T12:00:00Z'

/** A fence of a page: its info string, its lines, and where they stand among the page's lines. */
export interface Fence {
  readonly info: string
  readonly lines: readonly string[]
  readonly from: number
  readonly to: number
}

/** Every fence of a page, in order. */
export function fencesOf(page: string): readonly Fence[] {
  const fences: Fence[] = []
  const lines = page.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [, ticks, info = ''] = lines[at]?.match(/^(`{3,})(.*)$/) ?? []
    if (!ticks) continue
    const to = lines.indexOf(ticks, at + 1)
    if (to < 0) throw new Error(`Line ${at + 1}: this fence is not closed.`)
    fences.push({ info: info.trim(), lines: lines.slice(at + 1, to), from: at + 1, to })
    at = to
  }
  return fences
}

/**
 * The page with the output of every command in its `console` fences as it really is.
 * A fence with a file name after its language (` ```yaml gonogo.config.yaml `) is written to the folder the commands run in.
 * Every `## ` section starts in a folder of its own that holds `gonogo` as an installed package, and `fixtures/` where a
 * fence of it names them.
 */
export function withRealOutput(page: string): string {
  const lines = page.split('\n')
  const fences = fencesOf(page)
  const inFence = (line: number): boolean => fences.some(({ from, to }) => from <= line && line < to)
  const headings = lines.flatMap((text, at) => (text.startsWith('## ') && !inFence(at) ? [at] : []))
  const sectionOf = (fence: Fence): number => headings.findLast((at) => at < fence.from) ?? -1
  const withCommands = new Set(fences.filter(({ info }) => info === 'console').map(sectionOf))
  const rendered: string[] = []
  let done = 0
  let section = Number.NaN
  let folder: string | null = null
  try {
    for (const fence of fences) {
      // A folder takes a while to make: only where something is run in it.
      if (!withCommands.has(sectionOf(fence))) continue
      const [language, file] = fence.info.split(/\s+/)
      if (sectionOf(fence) !== section || folder === null) {
        if (folder !== null) rmSync(folder, { recursive: true, force: true })
        section = sectionOf(fence)
        const theirs = fences.filter((one) => sectionOf(one) === section).flatMap(({ lines }) => lines)
        folder = emptyProject(theirs.some((line) => line.includes('fixtures')))
      }
      if (file) {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), `${fence.lines.join('\n')}\n`)
      }
      rendered.push(...lines.slice(done, fence.from))
      rendered.push(...(language === 'console' ? replay(fence, folder) : fence.lines))
      done = fence.to
    }
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  return [...rendered, ...lines.slice(done)].join('\n')
}

/** The commands of a fence, each with what it prints now. `$ echo $?` prints the exit code of the command before it. */
function replay(fence: Fence, folder: string): readonly string[] {
  let status = 0
  const shown: string[] = []
  for (const line of fence.lines.filter((text) => text.startsWith('$ '))) {
    const command = line.slice(2)
    const done = spawnSync('sh', ['-c', `(exit ${status}); ${command}`], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${join(folder, '.bin')}${delimiter}${process.env['PATH']}`,
        HOME: folder,
        // The folder holds what the page shows, and nothing else.
        GONOGO_DISABLE_CODE_CACHE: '1',
        NO_COLOR: '1',
      },
    })
    status = done.status ?? 1
    const output = `${done.stdout}${done.stderr}`.replaceAll(folder, '.').replace(/\n$/, '')
    shown.push(line, ...(output === '' ? [] : output.split('\n')))
  }
  return shown
}

function emptyProject(withFixtures: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-readme-'))
  if (withFixtures)
    cpSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'), { recursive: true, verbatimSymlinks: true })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(ROOT, join(folder, 'node_modules/gonogo'), 'junction')
  const gonogo = `exec "${process.execPath}" "${join(ROOT, 'dist/cli.cjs')}" "$@"`
  // Pages show one day's answer: drills and approvals grow old.
  command(folder, 'gonogo', `case "$1" in check | facts | explain) ${gonogo} --at ${DAY} ;; *) ${gonogo} ;; esac`)
  command(folder, 'npx', 'exec "$@"')
  return folder
}

function command(folder: string, name: string, line: string): void {
  const path = join(folder, '.bin', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${line}\n`)
  chmodSync(path, 0o755)
}
