/** A file of problem matchers, as GitHub documents it. */
export interface ProblemMatchers {
  readonly problemMatcher: readonly Matcher[]
}

interface Matcher {
  readonly owner: string
  readonly severity?: string
  readonly pattern: readonly Pattern[]
}

type Property = 'file' | 'line' | 'column' | 'severity' | 'code' | 'message'

interface Pattern extends Partial<Readonly<Record<Property, number>>> {
  readonly regexp: string
  readonly loop?: boolean
}

/** What a runner shows beside a line of a file. */
export type Annotation = Readonly<Partial<Record<Property, string>>>

const PROPERTIES: readonly Property[] = ['file', 'line', 'column', 'severity', 'code', 'message']

/** What a runner refuses a file of matchers for: an owner or a property twice, a group that there is not, no message. */
export function faultsOf({ problemMatcher }: ProblemMatchers): readonly string[] {
  const owners = problemMatcher.map(({ owner }) => owner)
  return problemMatcher.flatMap(({ owner, pattern }, index) => {
    const faults = owners.indexOf(owner) < index ? [`${owner}: an owner is there once`] : []
    const set = pattern.flatMap((one) => PROPERTIES.filter((property) => one[property] !== undefined))
    if (new Set(set).size < set.length) faults.push(`${owner}: a property is set twice`)
    if (!set.includes('message')) faults.push(`${owner}: no pattern sets the message`)
    for (const [at, one] of pattern.entries()) {
      const groups = new RegExp(`${one.regexp}|`).exec('')?.length ?? 0
      if (PROPERTIES.some((property) => (one[property] ?? 0) >= groups)) faults.push(`${owner}: there is no such group`)
      if (one.loop && at < pattern.length - 1) faults.push(`${owner}: only the last pattern may loop`)
    }
    return faults
  })
}

/**
 * What a runner makes of a log. Each pattern of a matcher is for the line after that of the pattern before it, the last one
 * gives an annotation, and an annotation of one matcher makes all others begin again. The first matcher that has one wins.
 */
export function annotationsIn(log: string, { problemMatcher }: ProblemMatchers): readonly Annotation[] {
  const running = problemMatcher.map((matcher) => new Running(matcher))
  return log.split('\n').flatMap((line) => {
    for (const matcher of running) {
      const annotation = matcher.read(line)
      if (annotation === null) continue
      for (const other of running) if (other !== matcher) other.begin()
      return [annotation]
    }
    return []
  })
}

class Running {
  /** Of each pattern but the last: what was found up to it, where it matched the line before. */
  #found: (Annotation | null)[] = []

  constructor(private readonly matcher: Matcher) {}

  begin(): void {
    this.#found = []
  }

  /** From the last pattern to the first, so that a line is read by one pattern of a running match. */
  read(line: string): Annotation | null {
    const { pattern, severity = 'error' } = this.matcher
    for (let at = pattern.length - 1; at >= 0; at--) {
      const before = at === 0 ? { severity } : this.#found[at - 1]
      const one = pattern[at]
      if (!before || !one) continue
      const match = new RegExp(one.regexp).exec(line)
      const found = match && { ...before, ...propertiesOf(one, match) }
      if (at < pattern.length - 1) {
        this.#found[at] = found
      } else {
        if (!one.loop || found === null) this.#found[at - 1] = null
        if (found !== null) return found
      }
    }
    return null
  }
}

function propertiesOf(pattern: Pattern, match: RegExpExecArray): Annotation {
  const named = PROPERTIES.flatMap((property) => {
    const text = match[pattern[property] ?? -1]
    return text === undefined ? [] : [[property, text]]
  })
  return Object.fromEntries(named)
}
