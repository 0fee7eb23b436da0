import type { GitQuestion, Seen } from '../model/index.js'
import { ambiguityIn, refsCalled } from './git/ambiguous.js'
import { type Git, gitIn } from './git/run-git.js'
import { signatureIn } from './git/signature.js'
import { type Look, type Probe, unreadable } from './probe.js'

type SeenTag = Extract<Seen, { type: 'git' }>

const ABSENT: SeenTag = {
  type: 'git',
  exists: false,
  commit: null,
  annotated: false,
  signature: null,
  signer: null,
  ancestor: null,
}

/** Asks git, which has to be installed, about a tag of a repository that is there. Asks no other place, and changes nothing. */
export const probeGit: Probe = async ({ question }, { env, folder }, signal) => {
  if (question.type !== 'git') return unreadable('This is no question about a tag.')
  const git = gitIn(question.repository, folder, env, signal)
  const isShallow = await openRepository(question.repository, git)
  if (typeof isShallow === 'string') return unreadable(isShallow)
  const tag = await tagIn(question.tag, git)
  if (tag === 'unreadable') return unreadable('git cannot read the tags of this repository.')
  if (tag === null) {
    // Whoever clones a part of the history seldom takes the tags along.
    if (isShallow) return unreadable(`The tag is not in this clone, which is shallow: fetch the history with its tags.`)
    return seeing(ABSENT)
  }
  return lookAt(question, tag, { git, isShallow })
}

const seeing = (seen: SeenTag): Look => ({ seen, dated: null, unreadable: null })

/** Whether only a part of the history is there; a sentence where there is no repository. */
async function openRepository(repository: string, git: Git): Promise<boolean | string> {
  const { code, out, err, isMissing } = await git('rev-parse', '--is-shallow-repository', '--show-prefix')
  if (isMissing) return 'git is not installed here.'
  const where = repository === '.' ? 'The folder of the config' : `\`${repository}\``
  if (code !== 0 && err.includes('dubious ownership')) {
    return `${where} belongs to another user, and git looks into it only where \`safe.directory\` of its settings names it.`
  }
  if (code !== 0) return `${where} is no git repository that can be read.`
  const [shallow, prefix = ''] = out.split('\n')
  // A folder inside another repository would answer with the tags of that one.
  if (repository !== '.' && prefix !== '') return `${where} is no git repository, but a folder inside one.`
  return shallow !== 'false'
}

interface Tag {
  /** Of the tag itself where it is annotated, else of what it names. */
  readonly id: string
  readonly annotated: boolean
  /** The name that an annotated tag gives itself. */
  readonly called: string
}

async function tagIn(name: string, git: Git): Promise<Tag | 'unreadable' | null> {
  const ref = `refs/tags/${name}`
  const format = '--format=%(refname)%00%(objectname)%00%(objecttype)%00%(tag)'
  const { code, out } = await git('for-each-ref', format, '--end-of-options', ref)
  if (code !== 0) return 'unreadable'
  const lines = out.split('\n').map((line) => line.split('\0'))
  const [, id, type, called = ''] = lines.find(([refname]) => refname === ref) ?? []
  return id === undefined ? null : { id, annotated: type === 'tag', called }
}

interface Repository {
  readonly git: Git
  readonly isShallow: boolean
}

async function lookAt(question: GitQuestion, tag: Tag, { git, isShallow }: Repository): Promise<Look> {
  const commit = await commitOf(tag.id, git)
  const seen = { ...ABSENT, exists: true, commit, annotated: tag.annotated, ...(await signatureOf(question, tag, git)) }
  if (question.ancestorOf === null || commit === null) return seeing(seen)
  const doubt = await ambiguityOf(question.ancestorOf, git)
  if (doubt !== null) return unreadable(doubt)
  const head = await commitOf(question.ancestorOf, git)
  if (head === null) return unreadable(`There is no revision \`${question.ancestorOf}\` in this repository.`)
  const { code } = await git('merge-base', '--is-ancestor', commit, head)
  if (code === 0) return seeing({ ...seen, ancestor: true })
  if (code === 1 && !isShallow) return seeing({ ...seen, ancestor: false })
  const why = isShallow ? 'this clone is shallow' : 'git cannot read the history'
  return unreadable(`Nobody can tell whether \`${question.ancestorOf}\` contains the tag: ${why}.`)
}

async function ambiguityOf(revision: string, git: Git): Promise<string | null> {
  const called = refsCalled(revision)
  if (called.length === 0) return null
  const refs = await git('for-each-ref', '--format=%(refname)', '--end-of-options', ...called)
  const remotes = await git('remote')
  if (refs.code !== 0 || remotes.code !== 0) return 'git cannot read the branches and tags of this repository.'
  return ambiguityIn(revision, { refs: refs.out.split('\n'), remotes: remotes.out.split('\n').filter(Boolean) })
}

async function commitOf(revision: string, git: Git): Promise<string | null> {
  const { code, out } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  const id = out.trim()
  return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null
}

async function signatureOf({ tag, signed }: GitQuestion, { id, annotated, called }: Tag, git: Git) {
  if (!signed) return { signature: null, signer: null }
  if (!annotated) return { signature: 'none', signer: null } as const
  const told = signatureIn(await git('verify-tag', '--raw', id))
  // A tag that was signed for another version, under a new name.
  return told.signature === 'good' && called !== tag ? ({ signature: 'bad', signer: null } as const) : told
}
