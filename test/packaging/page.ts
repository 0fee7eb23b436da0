import { parse } from 'yaml'
import { textOf } from '../architecture/tree.js'
import { fencesOf } from '../readme/fences.js'

/** The example of `rules/CI.md` that has this file name, so that what people copy is what is tried. */
export function shown(file: string): string {
  const fence = fencesOf(textOf('rules/CI.md')).find(({ info }) => info.split(/\s+/)[1] === file)
  if (!fence) throw new Error(`rules/CI.md shows no ${file}.`)
  return `${fence.lines.join('\n')}\n`
}

export function shownYaml(file: string): unknown {
  return parse(shown(file))
}
