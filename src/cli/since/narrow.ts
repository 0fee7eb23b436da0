import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Input } from '../../check.js'
import { asksUnlinked } from '../../facts/index.js'
import { decode, parse } from '../../formats/index.js'
import type { Checked, SinceReport } from '../../model/index.js'
import { linkParts, writtenLinks } from '../../reading/index.js'
import type { Run } from '../baseline/use.js'
import { complain } from '../complain.js'
import { startOf } from '../config-file.js'
import { STDIN } from '../discover/discover.js'
import { slashed } from '../discover/slashed.js'
import { EXIT_CODES } from '../exit-codes.js'
import type { Io } from '../io.js'
import { linkCandidates, linkTarget } from '../link-target.js'
import { type Changes, changesSince } from './changes.js'
import { whyEverything } from './everything.js'
import { type History, openHistory } from './history.js'
import { watchLost } from './lost.js'
import { mayName, pathsTouched } from './names.js'

/** The inputs that are judged, and why those. */
export interface Narrowed {
  readonly inputs: readonly Input[]
  readonly since: SinceReport
  /** Adds what only the comparison tells to what was found in each of them. */
  readonly watch: (checked: Checked) => Checked
}

/**
 * Only the documents that changed since HEAD left a revision, in the work tree as it stands, and those that link to what
 * changed or is gone. All of them where what judges them changed. A number is the exit code after what is wrong was said.
 *
 * @param baseline absolute path of the baseline in use
 */
export async function narrow(revision: string, run: Run, baseline: string | null, io: Io): Promise<Narrowed | number> {
  if (run.paths.includes(STDIN)) {
    return complain('--since compares files with a revision, and standard input is none. Leave one of them out.', io)
  }
  const start = run.paths.length === 0 ? run.setup.folder : startOf(run.paths[0], run.cwd)
  const history = openHistory(revision, start, io)
  if ('exit' in history) {
    await complain(history.why, io)
    return history.exit
  }
  const changes = changesSince(history.base)
  const documents = run.inputs.filter(isFile)
  const isOther = ({ id }: Input, bytes: Uint8Array | null) => bytes === null || changes.differs(id, bytes)
  const shared = { revision, commit: history.base.commit, documents: documents.length }
  const everything = whyEverything(run, start, history, changes, baseline)
  if (everything !== null) {
    const since = { ...shared, changed: documents.length, linking: 0, everything }
    const differing = () => documents.filter((input) => isOther(input, bytesOf(input.id)))
    return { inputs: run.inputs, since, watch: watchLost(history.base, differing, run.setup) }
  }
  const touched = pathsTouched(history, changes)
  if (typeof touched === 'string') {
    await complain(`--since: ${touched}`, io)
    return EXIT_CODES.INDETERMINATE
  }
  const links = linking(history, changes, touched, run)
  const kept = new Map<Input, 'changed' | 'linking'>()
  for (const input of documents) {
    const bytes = bytesOf(input.id)
    if (bytes === null || isOther(input, bytes)) kept.set(input, 'changed')
    else if (links(input, bytes)) kept.set(input, 'linking')
  }
  const those = (why: 'changed' | 'linking') => documents.filter((input) => kept.get(input) === why)
  return {
    inputs: run.inputs.filter((input) => kept.has(input) || !isFile(input)),
    since: { ...shared, changed: those('changed').length, linking: those('linking').length, everything: null },
    watch: watchLost(history.base, () => those('changed'), run.setup),
  }
}

/** What stands for a problem with a path is no document, and is told whatever changed. */
const isFile = ({ id }: Input): boolean => !id.startsWith('problem ')

function bytesOf(absolute: string): Uint8Array | null {
  try {
    return readFileSync(absolute)
  } catch {
    return null
  }
}

/** Whether a document that did not change links to something that did. */
function linking(
  { base }: History,
  changes: Changes,
  touched: readonly string[],
  { setup }: Run,
): (input: Input, bytes: Uint8Array) => boolean {
  const mayLink = mayName(touched)
  const root = setup.config.path === null ? null : setup.folder
  const isTouched = changes.touched
  const isNamed = (stem: string) => touched.some((path) => stemOf(path) === stem && isTouched(join(base.root, path)))
  const leadsToChange = (from: string, target: string): boolean => {
    const absolute = linkTarget(from, target, root)
    if (absolute === null) return false
    // What it led to before may be gone, and another file stands where it leads to now.
    const { path = '', wiki = false } = linkParts(target) ?? {}
    const folders = path.startsWith('/') ? [base.root, ...(root === null ? [] : [root])] : [dirname(from)]
    const meant = folders.map((folder) => join(folder, path))
    return [absolute, ...meant].flatMap(linkCandidates).some(isTouched) || (wiki && isNamed(stemOf(path)))
  }
  return (input, bytes) => {
    const { source, problems } = decode(bytes, input.path)
    if (source === null) return true
    const place = base.inside(input.id) ?? input.place
    if (
      touched.some((path) => asksUnlinked({ path: place, text: source.text }, path) && isTouched(join(base.root, path)))
    )
      return true
    if (!mayLink(source.text)) return false
    return parse(source, { problems }).some((document) =>
      [...writtenLinks(document, mayLink)].some((target) => leadsToChange(input.id, target)),
    )
  }
}

const stemOf = (path: string): string =>
  slashed(path)
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase()
