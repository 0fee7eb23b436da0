import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../architecture/tree.js'
import { whenInstalled } from '../real/index.js'
import { pathOf } from '../real/programs.js'
import { stagesOf } from './containerfile.js'
import { included } from './gitlab.js'
import { ACTION } from './runner.js'

const recipe = stagesOf(textOf('.ci/Containerfile')).flatMap(({ instructions }) => instructions)

/** Every script that there is, with the shell that it is for. */
const SCRIPTS: readonly (readonly [name: string, shell: 'bash' | 'sh', text: string])[] = [
  ['.ci/run', 'bash', textOf('.ci/run')],
  ['.github/action.sh', 'bash', textOf('.github/action.sh')],
  ['action.yml', 'bash', ACTION.runs.steps.map(({ run }) => run).join('\n')],
  ['templates/gonogo.yml', 'sh', included('templates/gonogo.yml', {})['gonogo']?.script.join('\n') ?? ''],
  ['.ci/Containerfile', 'sh', recipe.flatMap(({ name, text }) => (name === 'RUN' ? [text] : [])).join('\n')],
]

whenInstalled(['shellcheck'], () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gonogo-scripts-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(SCRIPTS)('finds nothing to say about %s', (_, shell, text) => {
    expect(text.trim()).not.toBe('')
    const file = join(folder, 'script')
    writeFileSync(file, `${text}\n`)
    // What stands in single quotes is JavaScript, for Node.
    const args = ['--norc', `--shell=${shell}`, '--exclude=SC2016', '--format=gcc', file]
    expect(said(args)).toBe('')
  })

  test('would say something', () => {
    const file = join(folder, 'script')
    writeFileSync(file, 'rm $1\n')
    expect(said(['--norc', '--shell=sh', '--format=gcc', file])).toContain('SC2086')
  })
})

/** Its words; it ends with 1 where it has any. */
function said(args: string[]): string {
  try {
    return execFileSync(pathOf('shellcheck'), args, { encoding: 'utf8' })
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error)
  }
}
