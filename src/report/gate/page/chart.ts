import { brief } from '../moment.js'
import type { Stretch } from '../timeline.js'
import { html, type Markup } from './markup.js'

/** A line from top to bottom of a picture, with a word. */
export interface Mark {
  readonly at: number
  readonly label: string
  readonly look: 'alarm' | 'bound'
}

export interface Picture {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly description: string
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
  /** Before the times of the axis: `T`. */
  readonly prefix: string
}

/** Characters of a line that fit on a phone, and of a label on a wide screen. The table has them all. */
const NARROW = 38
const WIDE = 90
const STEPS = [1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400]
const TICKS = 4

/** Heights in em, so that the picture grows with the letters; widths in per cent, so that they do not shrink with it. */
const HEAD = 1.9
const ROW = 2.7
const FOOT = 1.9

/** Bars below each other on one axis of time, each with its words above it. */
export function chart({ id, title, description, stretches, marks, prefix }: Picture): Markup {
  const times = [...stretches.flatMap(({ from, to }) => [from, to]), ...marks.map(({ at }) => at), 0]
  const [least, most] = [Math.min(...times), Math.max(...times)]
  const range = Math.max(1, (most - least) * 1.06)
  const x = (time: number): number => Math.round(((time - least) / range) * 10_000) / 100
  const bottom = HEAD + stretches.length * ROW
  const em = (size: number): string => `${Math.round(size * 100) / 100}em`
  return html`<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-text" width="100%" height="${em(bottom + FOOT)}">
<title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>
${ticksOf(least, least + range).map(
  (time) => html`<line class="grid" x1="${x(time)}%" x2="${x(time)}%" y1="${em(HEAD)}" y2="${em(bottom)}"/>
<text class="tick" x="${x(time)}%" y="${em(bottom + 1.3)}" text-anchor="${anchor(x(time))}">${tick(time, time === 0 ? prefix : prefix && ' ').trim()}</text>`,
)}
${marks.map(
  ({
    at,
    look,
    label,
  }) => html`<line class="mark ${look}" x1="${x(at)}%" x2="${x(at)}%" y1="${em(1.4)}" y2="${em(bottom)}"/>
<text class="mark-text ${look}" x="${x(at)}%" y="1em" text-anchor="${anchor(x(at))}">${label}</text>`,
)}
${stretches.map((one, index) => {
  const top = HEAD + index * ROW
  const width = Math.max(0.7, x(one.to) - x(one.from))
  return html`<text class="label" x="0" y="${em(top + 1.05)}"><tspan class="span">${spanWords(one, prefix)}</tspan>${labelOf(one.label, NARROW - spanWords(one, prefix).length)}</text>
<rect class="bar ${one.look}" x="${x(one.from)}%" width="${width}%" y="${em(top + 1.45)}" height="${em(0.85)}" rx="3"/>`
})}
</svg>`
}

/** As much of a label as there is room for, which the width of the screen decides. */
function labelOf(label: string, narrow: number): Markup {
  const characters = [...label]
  const rest = characters.slice(narrow, WIDE).join('')
  const more = characters.length > WIDE ? '\u2026' : ''
  return html` <tspan>${characters.slice(0, narrow).join('')}</tspan>${
    rest === '' ? null : html`<tspan class="narrow">\u2026</tspan><tspan class="wide">${rest}${more}</tspan>`
  }`
}

/** `T+0 to T+5 min` of a timeline; of history how long it was. */
export function spanWords({ from, to }: Stretch, prefix: string): string {
  if (prefix === '') return brief(to - from)
  return from < 0 ? `${brief(to - from)} before` : `${tick(from, prefix)} to ${tick(to, prefix)}`
}

function tick(time: number, prefix: string): string {
  if (prefix === '') return brief(time)
  return time === 0 ? `${prefix}+0` : `${prefix}${time < 0 ? '\u2212' : '+'}${brief(Math.abs(time))}`
}

/** Round times, with the alarm among them. */
function ticksOf(least: number, most: number): readonly number[] {
  const step = STEPS.find((one) => (most - least) / one <= TICKS) ?? Math.ceil((most - least) / TICKS / 86_400) * 86_400
  const first = Math.ceil(least / step)
  const count = Math.min(TICKS + 1, Math.floor(most / step) - first + 1)
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step)
}

function anchor(x: number): string {
  return x < 8 ? 'start' : x > 92 ? 'end' : 'middle'
}
