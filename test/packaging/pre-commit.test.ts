import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DEFAULT_CONFIG, matchesGlobs } from '../../src/schema/index.js'
import { ROOT, textOf } from '../architecture/tree.js'
import { whenInstalled } from '../real/index.js'
import { author, type Ran, ran } from './commands.js'
import { type NpmRegistry, startNpmRegistry } from './npm-registry.js'
import { shown } from './page.js'
import { copyProject } from './project-copy.js'

const { version: VERSION } = JSON.parse(textOf('package.json')) as { version: string }
const [HOOK] = parse(textOf('.pre-commit-hooks.yaml')) as readonly { readonly files: string }[]
/** The first run builds the package from its sources, twice: pre-commit installs, and then packs. */
const PATIENCE = 300_000

describe('the hook', () => {
  const letters = fc.constantFrom(...'/-_.x'.split(''), 'rollback', 'Rollback', 'ROLLBACK', 'roll', 'release', 'plan')
  const word = fc.oneof(letters, fc.constantFrom('runbook', 'Runbook', 'runbooks', 'release-plans', 'docs', 'Plan'))
  const ending = fc.constantFrom('.md', '.yaml', '.yml', '.json', '.mdx', '', '/a.md', '/b/c.yaml')
  const path = fc.tuple(fc.array(word, { maxLength: 5 }), ending).map(([words, end]) => `${words.join('')}${end}`)

  test('is for the files that gonogo looks for itself', () => {
    const files = new RegExp(HOOK?.files ?? '')
    const tidy = path.filter((text) => !/^\/|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(text))
    fc.assert(
      fc.property(tidy, (text) => {
        expect([text, files.test(text)]).toEqual([text, matchesGlobs(DEFAULT_CONFIG.paths, text)])
      }),
      { numRuns: 3000 },
    )
  })
})

whenInstalled(['pre-commit', 'git'], () => {
  let registry: NpmRegistry
  let base: string
  let repository: string
  let env: Record<string, string>

  const command = (program: string, ...args: string[]): Promise<Ran> => ran(program, args, { cwd: repository, env })
  const write = (path: string, text: string) => writeFileSync(join(repository, path), text)

  beforeAll(async () => {
    registry = await startNpmRegistry()
    base = mkdtempSync(join(tmpdir(), 'gonogo-pre-commit-'))
    repository = join(base, 'repository')
    mkdirSync(join(base, 'home'))
    env = {
      PATH: process.env['PATH'] ?? '',
      HOME: join(base, 'home'),
      PRE_COMMIT_HOME: join(base, 'pre-commit'),
      npm_config_registry: registry.address,
      npm_config_cache: join(base, 'npm'),
      npm_config_update_notifier: 'false',
      NO_COLOR: '1',
      ...author('release manager'),
    }
    mkdirSync(repository)
    await command('git', 'init', '--quiet', '--initial-branch=main')
  }, PATIENCE)
  afterAll(() => {
    registry.close()
    rmSync(base, { recursive: true, force: true })
  }, PATIENCE)

  test(
    'the hook of this repository is built, installed, and looks at what is committed',
    async () => {
      const hooks = join(base, 'hooks')
      copyProject(hooks)
      for (const args of [
        ['init', '-q'],
        ['add', '-A'],
        ['commit', '-qm', 'Publish'],
        ['tag', `v${VERSION}`],
      ])
        expect(await ran('git', args, { cwd: hooks, env })).toEqual({ exit: 0, log: '' })
      write(
        '.pre-commit-config.yaml',
        shown('.pre-commit-config.yaml').replace('https://github.com/OWNER/gonogo', hooks),
      )
      expect((await command('pre-commit', 'install')).exit).toBe(0)
      cpSync(join(ROOT, 'fixtures/storefront/runbook.md'), join(repository, 'runbook.md'))
      write('notes.md', '# Notes\n')
      await command('git', 'add', '-A')
      const refused = await command('git', 'commit', '-m', 'Add the runbook')
      expect(refused.log).toMatch(/- hook id: gonogo\n- exit code: 1\n[\s\S]*runbook\.md:64[\s\S]*>>> NO-GO <<</)
      expect(refused.log).not.toContain('notes.md')
      cpSync(join(ROOT, 'fixtures/storefront-fixed/runbook.md'), join(repository, 'runbook.md'))
      await command('git', 'add', '-A')
      expect(await command('git', 'commit', '-qm', 'Add the runbook')).toEqual({
        exit: 0,
        log: expect.stringMatching(/gonogo\.+Passed/),
      })
      appendFileSync(join(repository, 'notes.md'), 'Rollback is easy.\n')
      const other = await command('git', 'commit', '-am', 'Take notes')
      expect(other.log).toMatch(/gonogo\.+\(no files to check\)Skipped/)
    },
    PATIENCE,
  )

  test(
    'the hook of the published package is there without being built',
    async () => {
      write('.pre-commit-config.yaml', shown('local/.pre-commit-config.yaml'))
      cpSync(join(ROOT, 'fixtures/storefront/runbook.md'), join(repository, 'orders-runbook.md'))
      await command('git', 'add', '-A')
      const done = await command('pre-commit', 'run')
      expect([done.exit, done.log]).toEqual([1, expect.stringMatching(/- exit code: 1\n[\s\S]*>>> NO-GO <<</)])
    },
    PATIENCE,
  )
})
