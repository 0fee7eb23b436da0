import type { Span } from '../../model/index.js'
import { type Context, mistake, unknownWord } from '../load/context.js'
import type { Reference } from '../pack.js'
import type { NoFolder, PackFolder, PackReader } from './reader.js'
import { targetOf } from './target.js'

/** What is wrong with an entry of `extends:`, in words. Each returns null, the pack that was not found. */

export const START: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** A word that names neither a pack that ships nor a package that is installed. */
export function noPack(
  { name, path, span }: Reference,
  known: readonly string[],
  reader: PackReader,
  context: Context,
): null {
  const shown = name.slice(0, 80)
  const folder = targetOf(`./${name}`, path)
  if (folder.type === 'folder' && !('is' in reader.folder(folder.path))) {
    const message = `There is no pack "${shown}", but a folder of that name.`
    return mistake(context, 'unknown-pack', span, message, `A folder begins with ./, as in "./${shown}".`)
  }
  const target = targetOf(name, path)
  const isPlain = !name.includes('/')
  if (isPlain && context.knowledge.nearestWord(name, known) !== null) {
    return unknownWord(context, 'unknown-pack', span, 'pack', name, known)
  }
  const first = name.split('/')[0] ?? ''
  if (!isPlain && known.includes(first)) {
    const fix = `Extend "${first}", or take single rules with \`include:\` in the pack.yaml of a pack of your own.`
    const message = `"${shown}" is no pack: "${first}" is one, and packs are extended whole.`
    return mistake(context, 'unknown-pack', span, message, fix)
  }
  if (target.type === 'package' && !isPlain) {
    const message = `The package "${target.name}" is not installed.`
    const fix = `Run \`npm install --save-dev ${target.name}\`: it is looked for in node_modules beside this file and above. A folder begins with ./.`
    return mistake(context, 'missing-package', span, message, fix)
  }
  if (/^(?:[a-z+]{2,}:|~)/.test(name)) {
    const fix = 'Install the package and name it, or name a folder beginning with ./ or with /.'
    return mistake(context, 'unknown-pack', span, `gonogo fetches no pack: "${shown}" is none that is here.`, fix)
  }
  const message = `There is no pack "${shown}"${target.type === 'package' ? ', and no package of that name is installed' : ''}.`
  const fix = `Packs that ship are ${known.slice(0, 12).join(', ')}. A folder begins with ./, and a package must be in node_modules.`
  return mistake(context, 'unknown-pack', span, message, fix)
}

/** A path at which no folder stands. */
export function noFolder(path: string, { is, beside }: NoFolder, reference: Reference, context: Context): null {
  const { span } = reference
  const shown = path === '' ? '.' : path.length > 200 ? `${path.slice(0, 200)}…` : path
  if (is === 'file') {
    const message = `${shown} is a file, and a pack is a folder.`
    return mistake(context, 'missing-folder', span, message, 'Name the folder in which the rules stand.')
  }
  if (is === 'unreadable') {
    const fix = 'Give the user who runs gonogo the right to read it, and look for links that lead round.'
    return mistake(context, 'missing-folder', span, `The folder ${shown} cannot be read.`, fix)
  }
  const near = context.knowledge.nearestWord(path, beside)
  const fix = near
    ? `Did you mean ${asWritten(near, reference)}?`
    : 'Paths begin at the folder of the file that names them.'
  return mistake(context, 'missing-folder', span, `There is no folder ${shown}.`, fix)
}

/** A path as the file that names it would write it. */
function asWritten(path: string, { name, path: from }: Reference): string {
  const base = from.replace(/[^/]*$/, '')
  return name.startsWith('.') && path.startsWith(base) ? `./${path.slice(base.length)}` : path
}

/** A folder that is there and holds no YAML of its own. */
export function noRules({ folders }: PackFolder, { name, span }: Reference, context: Context): null {
  const [first] = folders
  if (first) {
    const message = `"${name}" holds packs, and is none itself.`
    const below = first.path.slice(first.path.lastIndexOf('/') + 1)
    const fix = `Extend each by its own path, such as ${name.replace(/\/+$/, '')}/${below}.`
    return mistake(context, 'no-rules', span, message, fix)
  }
  const fix = 'A pack is a folder with a pack.yaml, or with rules: <rule>.yaml and <rule>.md side by side.'
  return mistake(context, 'no-rules', span, `"${name}" holds no rules.`, fix)
}

/** Folders in the folder of a pack that look like rules and are nobody's. */
export function strays({ folders }: PackFolder, packs: readonly PackFolder[], context: Context): void {
  const read = new Set(packs.flatMap(({ documents }) => documents.map(({ path }) => path.replace(/\/?[^/]*$/, ''))))
  for (const { path, hasManifest } of folders) {
    if (hasManifest || read.has(path)) continue
    const fix = 'Rules stand right in the folder of their pack: move them up, or give them a pack.yaml and extend it.'
    mistake(context, 'misplaced-rules', START, `The folder ${path} holds rules that nobody reads.`, fix)
  }
}

/** Where a walk over packs ends that goes on for too long. */
export function tooMany(most: { packs: number; files: number }, { span }: Reference, context: Context): null {
  const message = `From here on nothing is read: there may be ${most.packs} packs, with ${most.files} files or ten megabytes in all.`
  return mistake(context, 'too-many-packs', span, message, 'Extend fewer packs, or name the folders that hold rules.')
}
