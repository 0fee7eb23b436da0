import { EXIT_CODES, USAGE } from '../exit-codes.js'
import { nameOf } from '../gate/ask-git.js'
import { commitOf, openCommit, openRepository, type Repository, type Revision } from '../gate/revision.js'
import type { Io } from '../io.js'

/** The commit that the work tree is compared with. */
export interface History {
  readonly repository: Repository
  readonly base: Revision
}

/** Why there is no answer, and the exit code for it: a revision that cannot be, or a history that could not be read. */
export interface NoHistory {
  readonly exit: number
  readonly why: string
}

const FETCH =
  'Fetch the whole of it: git fetch --unshallow, or `fetch-depth: 0` for actions/checkout, GIT_DEPTH: 0 in GitLab.'

/** Where HEAD left a revision: the merge base of both. What others did on that branch since is no change of this one. */
export function openHistory(revision: string, folder: string, io: Io): History | NoHistory {
  const repository = openRepository(revision, folder, io)
  if (typeof repository === 'string') return usage(`--since: ${repository}`)
  const { git } = repository
  const head = nameOf(git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']))
  const isShallow = () => {
    const said = git(['rev-parse', '--is-shallow-repository'])
    return said.ok && new TextDecoder().decode(said.bytes).trim() === 'true'
  }
  if (head === '') {
    return usage('--since: This repository has no commit yet, so everything in it is new. Leave --since out.')
  }
  const commit = commitOf(revision, repository)
  if (commit.hash === null)
    return usage(`--since: ${commit.why}${isShallow() ? ` This clone is shallow. ${FETCH}` : ''}`)
  const common = git(['merge-base', head, commit.hash])
  const base = nameOf(common)
  if (base === '') {
    if (!common.ok && common.code !== 1) return unread(`git cannot follow the history. ${common.why}`)
    return isShallow()
      ? unread(`This clone is shallow, and where HEAD left ${revision} lies beyond what was fetched. ${FETCH}`)
      : usage(`--since: HEAD and ${revision} have no commit in common. Name a revision that this branch began from.`)
  }
  const tree = openCommit(revision, base, repository)
  return typeof tree === 'string' ? unread(tree) : { repository, base: tree }
}

const usage = (why: string): NoHistory => ({ exit: USAGE, why })
const unread = (why: string): NoHistory => ({ exit: EXIT_CODES.INDETERMINATE, why: `--since: ${why}` })
