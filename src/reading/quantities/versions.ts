import { merged } from './ranges.js'

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
const PREFIXED =
  /(?<![\w.-])(?:v\d+|r\d+(?:\.\d+)+|(?:release|rel|build|tag|version)[-_/]v?\d+(?:[.-]\d+)*(?:-[0-9A-Za-z.]+)?)(?![\w.])/gi
const IN_REFERENCE = new RegExp(`(?<=[\\w/.-][:@]|tags\\/|\\/)v?${NUMBER}{1,3}${SUFFIX}`, 'g')
const DIGEST = /sha256:[0-9a-f]{12,64}/gi
const COMMIT = /(?<![\w-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w-])/g
const SERIES = /(?<![\w.])v?\d+(?:\.\d+)*\.[x*](?![\w])/gi
const MOVING = /(?<=[\w/.-]:)(?:latest|stable|main|master|edge)(?![\w-])/gi

/** Versions, tags, digests and commits of a text, in order. IP addresses, dates and decimals with a unit are none. */
export function versionsIn(text: string): readonly VersionMention[] {
  let found: readonly VersionMention[] = []
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
  add(SERIES, 'range')
  add(MOVING, 'moving')
  add(IN_REFERENCE, 'concrete', (match) => !isAddress(match[0]) && !isPort(text, match.index as number))
  add(
    NUMBERED,
    'concrete',
    (match) =>
      !isAddress(match[0]) && !isOther(match[0]) && !hasUnit(text, (match.index as number) + match[0].length, match[0]),
  )
  add(PREFIXED, 'concrete')
  add(IN_NAME, 'concrete')
  add(COMMIT, 'concrete')
  return found
}

const isAddress = (text: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
/** `20.11.2026` is a day, `1.000.000` a count. */
const isOther = (text: string) => /^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$|\.000(?:\.|$)/.test(text)
const isPort = (text: string, at: number) => /\d:$/.test(text.slice(Math.max(0, at - 2), at))

/** `1.5 %`, `0.8x`, `2.5 minutes`: a measurement. `2.3` alone could be a section; two parts need a `v` or a word before them. */
function hasUnit(text: string, end: number, version: string): boolean {
  if (/^\s*(?:%|percent|x\b|×|ms\b|s\b|sec|min|hours?|h\b|days?|[KMG]i?B\b|times)/i.test(text.slice(end, end + 12)))
    return true
  if (version.startsWith('v') || version.split('.').length > 2) return false
  return !/(?:version|release|tag|revision|v|target)\W*$/i.test(
    text.slice(Math.max(0, end - version.length - 24), end - version.length),
  )
}
