import type { Input } from '../../check.js'
import { decode } from '../../formats/index.js'
import type { Checked, Kind, Problem } from '../../model/index.js'
import { factsAsked } from '../../policy/index.js'
import { readInput } from '../../read-input.js'
import { matchesGlobs } from '../../schema/index.js'
import type { Revision } from '../gate/revision.js'
import type { Setup } from '../setup.js'

/** A document that changed, and what it was. */
interface Before {
  readonly input: Input
  readonly object: string
}

/** Texts that git is asked for at once. */
const AT_ONCE = 50

/**
 * Adds a problem where a document was one that rules ask about at a revision and is none now: nothing would be asked of it
 * any more, and nobody would notice. Only the old texts of such documents are read. What is gone altogether is fine.
 *
 * @param changed documents of the revision that are another text now; asked once, where it is needed
 */
export function watchLost(
  base: Revision,
  changed: () => readonly Input[],
  { config, policy }: Pick<Setup, 'config' | 'policy'>,
): (checked: Checked) => Checked {
  const asked = factsAsked(policy)
  const isAsked = ({ kind }: { readonly kind: Kind | null }) => kind !== null && asked(kind).size > 0
  /** Somebody decided in the config, where reviewers see it, that it is none. */
  const isDecided = ({ place }: Input) =>
    config.documents.find(({ files }) => matchesGlobs(files, place))?.kind === 'none'
  let known: ReadonlyMap<string, Before> | null = null
  let ready: readonly string[] = []
  const textOf = ({ object }: Before): Uint8Array | null => {
    if (!ready.includes(object)) {
      const objects = [...(known?.values() ?? [])].map((one) => one.object)
      const at = objects.indexOf(object)
      ready = objects.slice(at, at + AT_ONCE)
      base.ready(ready)
    }
    return base.bytes(object)
  }
  return (checked) => {
    const [first] = checked.documents
    // What is in doubt already need not be put in doubt.
    if (!first || checked.documents.every(isAsked)) return checked
    if (checked.problems.some(({ severity }) => severity === 'error')) return checked
    known ??= new Map(changed().flatMap((input) => beforeOf(input, base)))
    const before = known.get(first.path)
    if (!before || isDecided(before.input)) return checked
    const bytes = textOf(before)
    if (bytes === null) return withProblem(checked, first.path, unread(base))
    const load = () => decode(bytes, first.path)
    const { releases } = readInput({ ...before.input, load }, config, asked)
    const judged = releases.filter(isAsked)
    const isLost = judged.length > checked.documents.filter(isAsked).length
    const isOther =
      checked.documents.length - checked.documents.filter(isAsked).length > releases.length - judged.length
    return isLost && isOther ? withProblem(checked, first.path, lost(base, judged[0]?.kind ?? null)) : checked
  }
}

function beforeOf(input: Input, base: Revision): readonly [string, Before][] {
  const place = base.inside(input.id)
  const object = place === null ? null : base.find(place)?.object
  return object ? [[input.path, { input, object }]] : []
}

type Words = Pick<Problem, 'code' | 'message' | 'fix'>

function withProblem(checked: Checked, path: string, words: Words): Checked {
  const span = { line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { ...checked, problems: [...checked.problems, { ...words, severity: 'error', path, span }] }
}

function lost({ commit }: Revision, kind: Kind | null): Words {
  const was = kind?.replaceAll('-', ' ') ?? 'release document'
  return {
    code: 'no-longer-judged',
    message: `This was ${/^[aeiou]/.test(was) ? 'an' : 'a'} ${was} in ${commit.slice(0, 12)}, and no rule asks about what it is now.`,
    fix: `Say what it is (\`kind: ${kind ?? 'runbook'}\`) or delete the file. Where it is no release document any more, write \`kind: none\` for it under \`documents\` in gonogo.config.yaml.`,
  }
}

function unread({ commit }: Revision): Words {
  return {
    code: 'unreadable-history',
    message: `git does not give what this was in ${commit.slice(0, 12)}, so it cannot be told whether rules asked about it.`,
    fix: 'Fetch the whole history, or judge all documents without --since.',
  }
}
