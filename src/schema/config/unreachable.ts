import type { Config, Override, Problem, Span } from '../../model/index.js'

/** Entries of a config that can never count, because others in the same file come first or say the same. */
export function unreachable(config: Pick<Config, 'documents' | 'overrides'>, path: string): readonly Problem[] {
  return [...shadowed(config, path), ...config.overrides.flatMap((one) => idle(one, path)), ...repeated(config, path)]
}

/** Of `documents`, the first entry that matches counts. */
function shadowed({ documents }: Pick<Config, 'documents'>, path: string): readonly Problem[] {
  return documents.flatMap(({ files, span }, index) => {
    const before = documents.slice(0, index).find((one) => takesAll(one.files) || isSame(one.files, files))
    if (!before) return []
    const is = takesAll(before.files) ? 'matches every file' : 'matches the same files'
    const message = `This entry never counts: the one in line ${before.span.line} ${is}, and the first that matches counts.`
    return [mistake('unreachable-setting', message, 'Move it up, or remove one of the two.', span, path)]
  })
}

function takesAll(globs: readonly string[]): boolean {
  return globs.some((glob) => glob === '**' || glob === '**/*') && !globs.some((glob) => glob.startsWith('!'))
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}

function idle({ files, environments, rules, span }: Override, path: string): readonly Problem[] {
  if (rules.length === 0) {
    const message = 'This override changes nothing: there is no rule under `rules`.'
    return [mistake('empty-override', message, 'Name a rule, or remove the override.', span, path)]
  }
  if (files.length > 0 || environments.length > 0) return []
  const message = 'This override has neither `files` nor `environments`, so it applies everywhere.'
  return [mistake('override-of-all', message, 'Say for what it is, or write its rules under `rules`.', span, path)]
}

/** The later of two overrides for the same documents wins: what both set, the earlier sets in vain. */
function repeated({ overrides }: Pick<Config, 'overrides'>, path: string): readonly Problem[] {
  const set = new Map<string, Span>()
  return overrides.flatMap(({ files, environments, rules }) => {
    return rules.flatMap(({ rule, level, levelSpan, parameters, parameterSpans, span }) => {
      const parts: [what: string, at: Span][] = level === null ? [] : [['level', levelSpan ?? span]]
      for (const name of parameters.keys()) parts.push([name, parameterSpans?.get(name) ?? span])
      return parts.flatMap(([what, at]) => {
        const key = JSON.stringify([files, environments, rule, what])
        const before = set.get(key)
        set.set(key, at)
        if (!before) return []
        const message = `The ${what === 'level' ? 'level' : `parameter "${what}"`} of ${rule} is set for the same documents in line ${before.line} already, in vain.`
        return [mistake('repeated-setting', message, 'Keep one of the two.', at, path)]
      })
    })
  })
}

function mistake(code: string, message: string, fix: string, span: Span, path: string): Problem {
  return { code, severity: 'error', message, fix, path, span }
}
