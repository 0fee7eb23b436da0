import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT, textOf } from '../architecture/tree.js'
import { ran } from './commands.js'

/** `action.yml`, as far as a runner reads it. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

interface Step {
  readonly id: string
  readonly shell: string
  readonly run: string
  readonly env: Readonly<Record<string, string>>
}

/** What a job sees of a step that uses the action. */
export interface Used {
  readonly exit: number
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

export const ACTION = parse(textOf('action.yml')) as Action

/** Every `${{ … }}` of a text, worked out. Only names are known here: an action that needs more needs a better runner. */
export function evaluate(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => {
    const value = known.get(name)
    if (value === undefined) throw new Error(`The runner of this test does not know ${name}.`)
    return value
  })
}

/**
 * Uses the action of this checkout as a runner does: one script a step, in bash with the flags that GitHub documents for
 * `shell: bash`, expressions worked out before it starts, and a file each for outputs and for the summary.
 *
 * @param workspace the checkout of whoever uses it
 * @param temp what is empty at the start of a job
 */
export async function useAction(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  temp: string,
  env: Readonly<Record<string, string>>,
): Promise<Used> {
  const known = new Map(Object.entries(ACTION.inputs).map(([name, { default: text = '' }]) => [`inputs.${name}`, text]))
  for (const [name, value] of Object.entries(inputs)) {
    if (!known.has(`inputs.${name}`)) throw new Error(`action.yml has no input ${name}.`)
    known.set(`inputs.${name}`, value)
  }
  // Outputs of a step that was not reached are empty.
  for (const { value } of Object.values(ACTION.outputs)) known.set(value.slice(3, -2).trim(), '')
  const shared = { exit: 0, log: '', summary: '' }
  for (const step of ACTION.runs.steps) {
    const done = await runStep(step, known, { workspace, temp, env })
    for (const [name, value] of done.outputs) known.set(`steps.${step.id}.outputs.${name}`, value)
    shared.log += done.log
    shared.summary += done.summary
    shared.exit = done.exit
    if (shared.exit !== 0) break
  }
  const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, evaluate(value, known)])
  return { ...shared, outputs: Object.fromEntries(outputs) }
}

async function runStep(
  step: Step,
  known: ReadonlyMap<string, string>,
  job: {
    readonly workspace: string
    readonly temp: string
    readonly env: Readonly<Record<string, string>>
  },
): Promise<{ exit: number; log: string; outputs: ReadonlyMap<string, string>; summary: string }> {
  if (step.shell !== 'bash') throw new Error(`The runner of this test does not know the shell ${step.shell}.`)
  mkdirSync(job.temp, { recursive: true })
  const files = mkdtempSync(join(job.temp, '_runner_'))
  const [script = '', output = '', summary = ''] = ['step.sh', 'output', 'summary'].map((name) => join(files, name))
  writeFileSync(script, evaluate(step.run, known))
  writeFileSync(output, '')
  writeFileSync(summary, '')
  const own = Object.entries(step.env).map(([name, value]) => [name, evaluate(value, known)])
  const env = {
    ...job.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ''),
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_TEMP: job.temp,
    ...Object.fromEntries(own),
  }
  const flags = ['--noprofile', '--norc', '-eo', 'pipefail', script]
  const { exit, log } = await ran('bash', flags, { cwd: job.workspace, env })
  return { exit, log, outputs: outputsIn(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8') }
}

/** `name=value` and `name<<end` with lines up to `end`, as the file of outputs is documented. Anything else is an error. */
function outputsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const lines = text.split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, name, end] = line.match(/^([^=]+?)<<(.+)$/) ?? []
    if (name !== undefined && end !== undefined) {
      const to = lines.indexOf(end, at + 1)
      if (to < 0) throw new Error(`The output ${name} does not end.`)
      found.set(name, lines.slice(at + 1, to).join('\n'))
      at = to
    } else if (line !== '') {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`This is no output: ${line}`)
      found.set(line.slice(0, equals), line.slice(equals + 1))
    }
  }
  return found
}
