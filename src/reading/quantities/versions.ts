import { merged } from './ranges.js'

/** Something that names one artifact, or only seems to. */
export interface VersionMention {
  readonly text: string
  readonly form: 'concrete' | 'range' | 'moving'
  readonly from: number
  readonly to: number
}

const NUMBERED = /(?<![\w.:/@-])v?\d+(?:\.\d+){1,3}(?:[-+][0-9A-Za-z][0-9A-Za-z.-]*[0-9A-Za-z]|[-+]\d+)?(?![\w]|\.\d)/g
const PREFIXED =
  /(?<![\w.-])(?:v\d+|r\d+(?:\.\d+)+|(?:release|rel|build|tag|version)[-_/]v?\d+(?:[.-]\d+)*(?:-[0-9A-Za-z.]+)?)(?![\w.])/gi
const IN_REFERENCE =
  /(?<=[\w/.-][:@]|tags\/|\/)v?\d+(?:\.\d+){1,3}(?:[-+][0-9A-Za-z][0-9A-Za-z.-]*[0-9A-Za-z]|[-+]\d+)?(?![\w]|\.\d)/g
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
    (match) => !isAddress(match[0]) && !hasUnit(text, (match.index as number) + match[0].length, match[0]),
  )
  add(PREFIXED, 'concrete')
  add(COMMIT, 'concrete')
  return found
}

const isAddress = (text: string) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
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
