/**
 * Refs that git may mean by a name, each in full, in git's order. None where the name says itself which it is: a full
 * ref, a commit in full, or a place that only git writes, such as `HEAD`. What follows a name, `main~2`, counts not.
 */
export function refsCalled(revision: string): readonly string[] {
  const name = nameIn(revision)
  if (name === '' || name.startsWith('refs/') || /^[0-9a-f]{40,64}$/.test(name) || /^@$|^[A-Z_]*HEAD$/.test(name))
    return []
  return [
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ]
}

/** `main` of `main~2`. Empty where a revision is told otherwise, as a text of its message. */
const nameIn = (revision: string): string => /^[^~^:]*?(?=@\{|[~^:]|$)/.exec(revision)?.[0] ?? ''

/** What else than a ref a name may be: the first digits of a commit, which a ref of that name stands before. */
const isShort = (revision: string): boolean => /^[0-9a-f]{4,39}$/.test(nameIn(revision))

/** What git answers to the two questions that tell what a name may be. */
export interface Called {
  /** Names of refs, of those that `refsCalled` gives and of others below them. */
  readonly refs: readonly string[]
  /** Names of remotes. */
  readonly remotes: readonly string[]
}

/**
 * A sentence where others could decide what a revision is: git takes a tag before a branch of the same name, and whoever
 * may add a tag would choose. Null where it is clear.
 */
export function ambiguityIn(revision: string, { refs, remotes }: Called): string | null {
  const there = refsCalled(revision).filter((ref) => refs.includes(ref))
  const [first] = there
  if (first === undefined) return null
  const remote = remotes.find((one) => nameIn(revision).startsWith(`${one}/`))
  const branch = `refs/remotes/${nameIn(revision)}`
  const others = isShort(revision)
    ? ['the commit that begins so']
    : remote !== undefined && !there.includes(branch)
      ? [`the branch of ${remote}, which is not fetched`]
      : []
  const all = [...there, ...others]
  if (all.length < 2) return null
  const full = there.find((ref) => !ref.startsWith('refs/tags/')) ?? (remote === undefined ? first : branch)
  return `"${revision}" may be ${all.join(' or ')}. Write it in full: ${full}${revision.slice(nameIn(revision).length)}`
}
