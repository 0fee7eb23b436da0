import { merged } from './ranges.js'
import { anyOf, type QuantityWords, timeUnits } from './words.js'

/** Something that names one artifact, or only seems to. */
export interface VersionMention {
  readonly text: string
  readonly form: 'concrete' | 'range' | 'moving'
  readonly from: number
  readonly to: number
}

const NUMBER = '\\d{1,14}(?:\\.\\d{1,14})'
/** `-rc.1`, `+build.5`, `-alpine`: what follows the numbers, never a full stop at its end. */
const SUFFIX =
  '(?:-[0-9A-Za-z](?:[0-9A-Za-z.-]{0,60}[0-9A-Za-z])?)?(?:\\+[0-9A-Za-z](?:[0-9A-Za-z.-]{0,60}[0-9A-Za-z])?)?(?!\\w|\\.\\d)'
const NUMBERED = new RegExp(`(?<![\\w.:/@-])[vV]?${NUMBER}{1,3}${SUFFIX}`, 'g')
/** `storefront-2.14.3`, `web-v1.4.2`: an artifact or chart with its version; three numbers, because `python-3.11` is a base. */
const IN_NAME = new RegExp(`(?<=(?<![\\w.-])[A-Za-z][\\w-]{0,60}[-_])v?${NUMBER}{2,3}${SUFFIX}`, 'g')
const IN_REFERENCE = new RegExp(`(?<=[\\w/.-][:@]|tags\\/|\\/)v?${NUMBER}{1,3}${SUFFIX}`, 'g')
/** `api:20240514-3`, `api:main-1a2b3c4`: tags after a day or a commit. */
const IN_IMAGE =
  /(?<=[a-z][\w.-]{0,60}:)(?:20\d{6}(?:[-.][\w.-]{0,60}\w)?|[a-z]{1,20}-(?=[0-9a-f]{0,39}\d)[0-9a-f]{7,40})(?![\w-])/g
/** `182.v3ccd4a755864`: a count and the commit that it counts. */
const COUNTED = /(?<![\w.-])\d{1,6}(?:\.\d{1,6}){0,2}[.-]v[0-9a-f]{10,16}(?![\w-])/g
const DIGEST = /sha256:[0-9a-f]{12,64}/gi
const COMMIT = /(?<![\w-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w-])/g
const WILDCARD = /(?<![\w.])v?\d+(?:\.\d+)*\.[x*](?![\w])/gi
/** What introduces a version stands right before it. */
const REACH = 24

/** `shop/storefront:2.14.3@sha256:5f0c…`: a tag may be moved, and what is pulled is this. */
export const digestIn = (text: string): string | null => text.match(DIGEST)?.[0] ?? null

/** Reads versions, tags, digests and commits of a text, in order. IP addresses, dates and decimals with a unit are none. */
export function versionReader(words: QuantityWords): (text: string) => readonly VersionMention[] {
  const prefixed = new RegExp(
    `(?<![\\w.-])(?:v\\d+|r\\d+(?:\\.\\d+)+|${anyOf(words['version-prefixes'])}[-_/]v?\\d+(?:[.-]\\d+)*(?:-[0-9A-Za-z](?:[0-9A-Za-z.]{0,60}[0-9A-Za-z])?)?)(?!\\w|\\.\\w)`,
    'gi',
  )
  const numbered = new RegExp(
    `(?<![\\w.-])(?:${anyOf(words['revision-names'])}\\s#?\\d{1,9}|${anyOf(words['build-names'])}\\s(?:#\\d{1,9}|\\d{3,9}))(?![\\w-]|\\.\\w)`,
    'gi',
  )
  const series = new RegExp(`(?<![\\w.-])v?\\d+(?:\\.\\d+){1,2}(?=[\\s-]${anyOf(words.series)}\\b)`, 'gi')
  const moving = new RegExp(`(?<=[\\w/.-]:)${anyOf(words['moving-tags'])}(?![\\w-])`, 'gi')
  const measured = new RegExp(
    `^\\s*(?:%|×|[KMG]i?B\\b|${anyOf([...words.percent, ...words.times, ...words.measures, ...timeUnits(words).keys()])}(?![\\w-]))`,
    'i',
  )
  const introduced = new RegExp(`(?<![\\p{L}])${anyOf(words['version-names'])}\\W*$`, 'iu')
  return (text) => {
    let found: readonly VersionMention[] = []
    if (!/[\d:]/.test(text)) return found
    const add = (
      pattern: RegExp,
      form: VersionMention['form'],
      keep: (match: RegExpMatchArray) => boolean = () => true,
    ) => {
      const more = [...text.matchAll(pattern)].filter(keep).map((match) => {
        const from = match.index as number
        return { text: match[0], form, from, to: from + match[0].length }
      })
      found = merged(found, more)
    }
    add(DIGEST, 'concrete')
    add(COUNTED, 'concrete')
    add(WILDCARD, 'range')
    add(series, 'range')
    add(moving, 'moving')
    add(IN_REFERENCE, 'concrete', (match) => !isAddress(match[0]) && !isPort(text, match.index as number))
    add(IN_IMAGE, 'concrete')
    add(NUMBERED, 'concrete', (match) => !isAddress(match[0]) && !isOther(match[0]) && !isMeasure(text, match))
    add(prefixed, 'concrete')
    add(numbered, 'concrete')
    add(IN_NAME, 'concrete')
    add(COMMIT, 'concrete')
    return found
  }

  /** `1.5 %`, `0.8x`, `2.5 minutes`: a measurement. `2.3` alone could be a section; two parts need a `v` or a word before them. */
  function isMeasure(text: string, match: RegExpMatchArray): boolean {
    const [version] = match
    const from = match.index as number
    const end = from + version.length
    if (measured.test(text.slice(end, end + REACH))) return true
    if (/^v/i.test(version) || version.split('.').length > 2) return false
    return !introduced.test(text.slice(Math.max(0, from - REACH), from))
  }
}

const isAddress = (text: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
/** `20.11.2026` is a day, `1.000.000` a count. */
const isOther = (text: string) => /^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$|\.000(?:\.|$)/.test(text)
const isPort = (text: string, at: number) => /\d:$/.test(text.slice(Math.max(0, at - 2), at))

/** `build-112`, `2026.11`: one word with a digit, and nothing open at its end. */
const WORD = /^\w[\w.:/@+-]*$/
/** `1.2.0-2.0.0`, `1.0..2.0`: from one version to another. */
const BETWEEN = /^v?\d+(?:\.\d+)+-v?\d+(?:\.\d+)+$|\.\./i

/**
 * Reads the one version that a text is: itself, at the end of a name or an address (`shop-2.14.3`), or behind "version".
 * Null where it says more than that, or names a range of them.
 */
export function loneVersionReader(
  words: QuantityWords,
  versionsIn: (text: string) => readonly VersionMention[],
): (text: string) => string | null {
  const named = new RegExp(`^(?:${anyOf(words['version-names'])}\\s{0,3})?$`, 'i')
  return (text) => {
    const [one, ...others] = versionsIn(text)
    const isWord = WORD.test(text) && /\w$/.test(text) && !BETWEEN.test(text)
    if (!one) return isWord && /\d/.test(text) ? text : null
    if (others.length > 0 || one.form !== 'concrete' || one.to !== text.length || BETWEEN.test(one.text)) return null
    return isWord || named.test(text.slice(0, one.from)) ? one.text : null
  }
}
