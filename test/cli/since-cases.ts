import { renameSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, repositories } from './repository.js'
import { run } from './run.js'

/** A repository of its own for each test. */
export const { folder, git, write, commit } = repositories()

export const PLAN = 'kind: release-plan\nrollback: { timeBound: 5m }\n'
export const book = (text: string) =>
  `---\nkind: runbook\n---\n# Rolling back\n\n${text}\n\n## Rollback steps\n\n1. Deploy 2.4.0.\n`

/** Documents that link each other in every way. */
export const FILES: Files = {
  'docs/target.md': book('Nothing.'),
  'docs/by-link.md': book('See [the other](target.md#rolling-back).'),
  'docs/by-reference.md': book('See [the other].\n\n[the other]: ./target.md'),
  'docs/by-wiki.md': book('See [[target]].'),
  'docs/by-label.md': book('Runbook: target.md'),
  'docs/by-root.md': book('See [the other](/docs/target).'),
  'docs/apart.md': book('The target of all this is another.'),
  'plans/by-key.yaml': `${PLAN}relationships: { dependsOn: [../docs/target.md] }\n`,
  'plans/apart.yaml': PLAN,
  'docs/größe 1.md': book('Nothing.'),
  'docs/by-coded.md': book('See [the other](gr%C3%B6%C3%9Fe%201.md).'),
  'notes.txt': 'Nothing.\n',
}
const LINKING = [
  'docs/by-label.md',
  'docs/by-link.md',
  'docs/by-reference.md',
  'docs/by-root.md',
  'docs/by-wiki.md',
  'plans/by-key.yaml',
]

export const STRATEGY = (status: string) => `---\nkind: rollback-strategy\nstatus: ${status}\n---\n# Strategy\n`

export async function since(revision: string, more: readonly string[] = ['.'], cwd = folder()) {
  const env = { PATH: process.env['PATH'] ?? '' }
  const answer = await run(['check', '--format', 'json', ...more, `--since=${revision}`], { cwd, env })
  const report = answer.exit === 2 || answer.stdout === '' ? null : JSON.parse(answer.stdout)
  const read: readonly string[] = report?.documents.map((document: { path: string }) => document.path).sort() ?? []
  return { ...answer, report, read }
}

/** What is done to the work tree, and what is read then. */
export const CHANGES: readonly (readonly [what: string, change: () => void, read: readonly string[]])[] = [
  ['nothing', () => {}, []],
  ['a document that nobody links', () => write({ 'docs/apart.md': book('Changed.') }), ['docs/apart.md']],
  ['a document that others link', () => write({ 'docs/target.md': book('Changed.') }), [...LINKING, 'docs/target.md']],
  ['only line endings', () => write({ 'docs/target.md': book('Nothing.').replaceAll('\n', '\r\n') }), []],
  ['a document that is gone', () => unlinkSync(join(folder(), 'docs/target.md')), LINKING],
  ['a document that git no longer has', () => git('rm', '-q', 'docs/target.md'), LINKING],
  ['a document of another name', () => git('mv', 'docs/target.md', 'docs/aim.md'), [...LINKING, 'docs/aim.md']],
  [
    'a document of another case',
    () => renameSync(join(folder(), 'docs/target.md'), join(folder(), 'docs/Target.md')),
    [...LINKING, 'docs/Target.md'],
  ],
  [
    'a document that was staged',
    () => {
      write({ 'docs/apart.md': book('Changed.') })
      git('add', '--all')
    },
    ['docs/apart.md'],
  ],
  ['a new document', () => write({ 'docs/new\nline.md': book('New.') }), ['docs/new\nline.md']],
  [
    'a new document that git ignores, where it is named',
    () => write({ '.gitignore': 'drafts/\n', 'drafts/a.md': book('New.') }),
    [],
  ],
  [
    'a name with blanks and umlauts',
    () => write({ 'docs/größe 1.md': book('Changed.') }),
    ['docs/by-coded.md', 'docs/größe 1.md'],
  ],
  [
    'what a link leads to',
    () => {
      symlinkSync('target.md', join(folder(), 'docs/alias.md'))
      commit()
      git('branch', '-f', 'base')
      write({ 'docs/target.md': book('Changed.') })
    },
    [...LINKING, 'docs/alias.md', 'docs/target.md'],
  ],
  [
    'a commit on the branch, and another on the base',
    () => {
      commit({ 'docs/apart.md': book('Changed.') })
      git('checkout', '-q', 'base')
      commit({ 'docs/target.md': book('Changed there.') })
      git('checkout', '-q', 'main')
    },
    ['docs/apart.md'],
  ],
]

/** Documents that rely on another, which git does not list where it changes. */
export const RELYING: readonly (readonly [what: string, link: string, setUp: () => void, change: () => void])[] = [
  [
    'a link to a file',
    'strategy/current.md',
    () => symlinkSync('v2-long.md', join(folder(), 'strategy/current.md')),
    () => write({ 'strategy/v2-long.md': STRATEGY('draft') }),
  ],
  [
    'a link to a folder',
    'now/v2-long.md',
    () => symlinkSync('strategy', join(folder(), 'now')),
    () => write({ 'strategy/v2-long.md': STRATEGY('draft') }),
  ],
  [
    'a file that is taken for unchanged',
    'strategy/v2-long.md',
    () => {},
    () => {
      git('update-index', '--assume-unchanged', 'strategy/v2-long.md')
      write({ 'strategy/v2-long.md': STRATEGY('draft') })
    },
  ],
  [
    'a file that is left out of the work tree',
    'strategy/v2-long.md',
    () => {},
    () => {
      git('update-index', '--skip-worktree', 'strategy/v2-long.md')
      unlinkSync(join(folder(), 'strategy/v2-long.md'))
    },
  ],
  [
    'another file of that name',
    '"[[strategy]]"',
    () => write({ 'docs/strategy.md': STRATEGY('accepted'), 'old/strategy.md': STRATEGY('draft') }),
    () => unlinkSync(join(folder(), 'docs/strategy.md')),
  ],
  [
    'a file of that name with another ending',
    'strategy/way',
    () => write({ 'strategy/way.md': STRATEGY('accepted'), 'strategy/way.markdown': STRATEGY('draft') }),
    () => unlinkSync(join(folder(), 'strategy/way.md')),
  ],
  [
    'a file that git ignores',
    'made/now.md',
    () => write({ '.gitignore': 'made/\n.env\n', '.env': '', 'made/now.md': STRATEGY('accepted') }),
    () => write({ 'made/now.md': STRATEGY('draft') }),
  ],
]
