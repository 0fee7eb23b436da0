import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, run } from './run.js'

/**
 * A scenario is a folder: `cmd` holds command lines, `files/` what lies in the working directory, and `stdout`, `stderr`
 * and `exit` what they answer. `UPDATE=1 npx vitest run test/cli` rewrites the answers. A file called `dot.gitignore` is
 * copied as `.gitignore`, so that git does not obey it here.
 */
const SCENARIOS = fileURLToPath(new URL('../../fixtures/scenarios', import.meta.url))
const UPDATE = process.env['UPDATE'] === '1'

let temporary: string
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'gonogo-scenarios-'))
})
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

describe('fixtures/scenarios', () => {
  it.each(readdirSync(SCENARIOS).sort())('%s', async (name) => {
    const folder = join(SCENARIOS, name)
    const actual = await play(folder, name)
    for (const [file, text] of Object.entries(actual)) {
      const path = join(folder, file)
      if (UPDATE && text === '' && file !== 'exit') rmSync(path, { force: true })
      else if (UPDATE) writeFileSync(path, text)
      // A terminal obeys nothing of it, but for colours that somebody asked for.
      if (!readFileSync(join(folder, 'cmd'), 'utf8').includes('FORCE_COLOR'))
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(text, `${name}/${file}`).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '')
    }
  })
})

async function play(folder: string, name: string): Promise<Readonly<Record<'stdout' | 'stderr' | 'exit', string>>> {
  const cwd = join(temporary, name)
  if (existsSync(join(folder, 'files'))) cpSync(join(folder, 'files'), cwd, { recursive: true, verbatimSymlinks: true })
  else cpSync(join(folder, 'cmd'), join(cwd, '.cmd'))
  unhide(cwd)
  const lines = readFileSync(join(folder, 'cmd'), 'utf8').split('\n').filter(Boolean)
  const answers: (Answer & { readonly line: string })[] = []
  for (const line of lines) {
    const { argv, env, input } = parsed(line)
    const stdin = input === null ? new Uint8Array() : readFileSync(join(cwd, input))
    answers.push({ line, ...(await run(argv, { cwd, env, stdin })) })
  }
  const text = (stream: 'stdout' | 'stderr') =>
    answers
      .map((answer) => (lines.length > 1 ? `$ ${answer.line}\n${answer[stream]}` : answer[stream]))
      .join('')
      .replaceAll(cwd, '<cwd>')
  const said = answers.some((answer) => answer.stderr !== '')
  return {
    stdout: text('stdout'),
    stderr: said ? text('stderr') : '',
    exit: `${answers.map((answer) => answer.exit).join('\n')}\n`,
  }
}

function unhide(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.name !== 'dot.gitignore') continue
    renameSync(join(entry.parentPath, entry.name), join(entry.parentPath, '.gitignore'))
  }
}

/** `NAME=value gonogo words "quoted words" < file`. */
function parsed(line: string) {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  const program = words.indexOf('gonogo')
  const env = Object.fromEntries(words.slice(0, program).map((word) => word.split('=', 2) as [string, string]))
  const redirect = words.indexOf('<')
  const argv = words.slice(program + 1, redirect < 0 ? undefined : redirect)
  return { argv, env, input: redirect < 0 ? null : (words[redirect + 1] ?? null) }
}
