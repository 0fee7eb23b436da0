import type { Span } from '../../model/index.js'
import type { View } from '../palette.js'

/** What uris are relative to. A viewer knows where its repository lies; GitHub takes relative ones as they are. */
export const ROOT = '%SRCROOT%'

/** A place with all four numbers of its region: GitHub wants each of them. */
export function location(path: string, span: Span, view: View) {
  const { line, column, endLine, endColumn } = span
  return {
    physicalLocation: {
      artifactLocation: artifact(path, view),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  }
}

/** A file that lies outside of the repository has no base. */
function artifact(path: string, view: View) {
  const place = view.placeOf?.(path) ?? path
  if (place.startsWith('/')) return { uri: `file://${encoded(place)}` }
  if (/^[a-z]:\//i.test(place)) return { uri: `file:///${encoded(place)}` }
  return place === '..' || place.startsWith('../')
    ? { uri: encoded(place) }
    : { uri: encoded(place.replace(/^(?:\.\/)+(?=.)/, '')), uriBaseId: ROOT }
}

/** Percent-encoded name by name. Half a character is no text that could be encoded. */
function encoded(path: string): string {
  const whole = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  return whole.split('/').map(encodeURIComponent).join('/')
}
