/** A version taken apart. `scheme` is the tag before the numbers: only versions of one scheme can be ordered. */
interface Version {
  readonly scheme: string
  readonly numbers: readonly string[]
  readonly preRelease: readonly string[]
  readonly build: string
}

const FORM =
  /^(?:([a-z][a-z._/@-]*?)[-_/@.]?)?(\d{1,40}(?:\.\d{1,40}){0,9})(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+([0-9a-z.-]+))?$/i
/** Tags that say only "this is a version". */
const NEUTRAL: ReadonlySet<string> = new Set(['v', 'ver', 'version'])
const LONGEST = 200

/**
 * Negative, 0 or positive as `a` comes before, with or after `b`; null where they cannot be ordered.
 *
 * SemVer 2 precedence (pre-releases come before their release, build metadata is ignored), widened to any count
 * of numbers (`2.1` is `2.1.0`) and to a tag in front: `v2.14.3`, `release-2024.10`, `r4.1`. Tags other than
 * `v` and `version` must be the same on both sides: nobody can say whether `r4.1` came before `2.14`.
 * Digests and commits have no order.
 */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [parse(a), parse(b)]
  if (!left || !right || left.scheme !== right.scheme) return null
  return compareNumbers(left.numbers, right.numbers) || comparePreReleases(left.preRelease, right.preRelease)
}

/**
 * Whether both name the same version. What cannot be ordered can still be told apart: two different digests are
 * two versions, and so are two builds of one.
 */
export function sameVersion(a: string, b: string): boolean {
  if (normal(a) === normal(b)) return true
  const [left, right] = [parse(a), parse(b)]
  return left !== null && right !== null && left.build === right.build && compareVersions(a, b) === 0
}

function normal(text: string): string {
  return text.trim().toLowerCase()
}

function parse(text: string): Version | null {
  const written = normal(text)
  const parts = written.length > LONGEST ? null : FORM.exec(written)
  if (!parts) return null
  const tag = parts[1] ?? ''
  return {
    scheme: NEUTRAL.has(tag) ? '' : tag,
    numbers: (parts[2] as string).split('.'),
    preRelease: parts[3]?.split('.') ?? [],
    build: parts[4] ?? '',
  }
}

function compareNumbers(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareDigits(a[index] ?? '0', b[index] ?? '0')
    if (order !== 0) return order
  }
  return 0
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareIdentifiers(a[index] as string, b[index] as string)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareIdentifiers(a: string, b: string): number {
  const numeric = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (numeric[0] && numeric[1]) return compareDigits(a, b)
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** As text, because build numbers outgrow what a number holds exactly. */
function compareDigits(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')]
  if (left.length !== right.length) return left.length - right.length
  return left < right ? -1 : left > right ? 1 : 0
}
