import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { atLeast, type Goal } from './goals.js'
import { fitted, heading, wrapped } from './table.js'

/** What the scorer prints with `--json`, as far as it is asked here. */
interface Score {
  readonly all: { readonly precision: number | null; readonly located: number | null }
  readonly tricky: { readonly accuracy: number | null }
  readonly macroByFactF1: number
  readonly macroByRepositoryAccuracy: number
}

/** Scores this program against the hand labels with the corpus's own scorer. */
export function scoreLabels(
  corpus: string,
  root: string,
): { readonly lines: readonly string[]; readonly goals: readonly Goal[] } {
  const scorer = join(corpus, 'labelled', 'score.mjs')
  const program = [process.execPath, '--import', 'tsx', join('src', 'cli', 'main.ts'), 'facts', '--format', 'json']
  const scored = (option: string): string => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [scorer, option, '--', ...program], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(`${scorer} could not score: ${stderr.trim()}`)
    return stdout
  }
  const { all, tricky, macroByFactF1, macroByRepositoryAccuracy } = JSON.parse(scored('--json')) as Score
  const printed = scored('--misses').trimEnd().split('\n')
  const isMiss = (line: string) => /^(?:fp|fn|unread|unlocated) {2}/.test(line)
  return {
    lines: [
      ...heading('Labelled documents'),
      ...printed.filter((line) => !isMiss(line)).map((line) => fitted(line)),
      '',
      printed.some(isMiss) ? 'Misses' : 'No misses',
      ...printed.filter(isMiss).flatMap((line) => wrapped(`  ${line}`)),
    ],
    goals: [
      atLeast('macro F1 by fact', 0.9, macroByFactF1),
      atLeast('precision over all', 0.92, all.precision ?? 0),
      atLeast('accuracy on the tricky ones', 0.9, tricky.accuracy ?? 0),
      atLeast('evidence located', 0.95, all.located ?? 0),
      atLeast('macro accuracy by repository', 0.9, macroByRepositoryAccuracy),
    ],
  }
}
