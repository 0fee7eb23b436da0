import { parse, parseAllDocuments } from 'yaml'
import { textOf } from '../architecture/tree.js'

/** A job of GitLab, as far as a runner needs it. */
export interface Job {
  readonly image?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly script: readonly string[]
}

interface Inputs {
  readonly spec: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> }
}

/** What a component adds to a pipeline: its text with each `$[[ inputs.name ]]` in place, parsed after that, as GitLab does. */
export function included(path: string, inputs: Readonly<Record<string, string>>): Readonly<Record<string, Job>> {
  const [header = '', body = ''] = textOf(path).split(/^---$/m)
  const { spec } = parse(header) as Inputs
  const unknown = Object.keys(inputs).filter((name) => !(name in spec.inputs))
  if (unknown.length > 0) throw new Error(`${path} has no input ${unknown.join(', ')}.`)
  const filled = body.replace(/\$\[\[\s*inputs\.([\w-]+)\s*\]\]/g, (_, name: string) => {
    const value = inputs[name] ?? spec.inputs[name]?.default
    if (value === undefined) throw new Error(`${path} asks for the input ${name}, which has no value.`)
    return value
  })
  return parse(filled) as Readonly<Record<string, Job>>
}

/** How many documents a file of GitLab has: a header with `spec`, and the jobs. */
export function documentsIn(path: string): number {
  return parseAllDocuments(textOf(path)).length
}

/**
 * The variables of a job, with those that they name in place. What is not set is empty, as a runner has it.
 *
 * @param pipeline what GitLab sets itself
 */
export function variablesOf(job: Job, pipeline: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const expand = (text: string) => text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, a, b) => pipeline[a ?? b] ?? '')
  const own = Object.entries(job.variables ?? {}).map(([name, text]) => [name, expand(text)])
  return { ...pipeline, ...Object.fromEntries(own) }
}
