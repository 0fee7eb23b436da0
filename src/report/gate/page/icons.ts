import type { Decision, PillarState } from '../../../model/index.js'
import { Markup } from './markup.js'

const TICK = '<path d="M17 33l10 10 20-22" class="stroke"/>'
const CROSS = '<path d="M21 21l22 22M43 21L21 43" class="stroke"/>'
const MARK =
  '<path d="M25 25a7.5 7.5 0 1 1 9 7.400c-1.600.700-2 1.600-2 4.600" class="stroke"/><circle cx="32" cy="45" r="2.600"/>'
const BANG = '<path d="M32 18v18" class="stroke"/><circle cx="32" cy="45" r="2.600"/>'

/** Each answer has a shape of its own: a circle, an octagon, a diamond. */
const SHAPES: Readonly<Record<Decision, string>> = {
  GO: `<circle cx="32" cy="32" r="28" class="line"/>${TICK}`,
  'NO-GO': `<path d="M21 4h22l17 17v22l-17 17H21L4 43V21z" class="line"/>${CROSS}`,
  INDETERMINATE: `<path d="M32 3l29 29-29 29L3 32z" class="line"/>${MARK}`,
}

const OF_PILLARS: Readonly<Record<PillarState, string>> = {
  strong: SHAPES.GO,
  missing: SHAPES['NO-GO'],
  weak: `<path d="M32 5l28 52H4z" class="line"/>${BANG}`,
  unknown: SHAPES.INDETERMINATE,
}

export function decisionIcon(decision: Decision): Markup {
  return icon(SHAPES[decision], 'sign')
}

export function stateIcon(state: PillarState): Markup {
  return icon(OF_PILLARS[state], 'badge')
}

function icon(shape: string, name: string): Markup {
  return new Markup(`<svg class="${name}" viewBox="0 0 64 64" aria-hidden="true" focusable="false">${shape}</svg>`)
}

const COLOURS: Readonly<Record<Decision, string>> = { GO: '#0a6637', 'NO-GO': '#a01218', INDETERMINATE: '#7a4d00' }

/** The verdict in the tab of the browser, which needs no request: the picture stands in the address. */
export function favicon(decision: Decision): string {
  const style =
    '<style>.line{fill:none;stroke:#fff0}.stroke{fill:none;stroke:#fff;stroke-width:7}circle{fill:#fff}</style>'
  const ground = SHAPES[decision].replace('class="line"', `style="fill:${COLOURS[decision]}"`)
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${style}${ground}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(picture)}`
}
