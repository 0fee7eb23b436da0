import type { Span } from '../../../model/index.js'
import { momentInWords, momentThere } from '../moment.js'
import { html, type Markup, type Part } from './markup.js'

/** `release-plan.yaml:31`, as it can be looked up. */
export function placeOf(path: string, span: Span): Markup {
  return html`<code class="place" dir="auto">${path}:${span.line}</code>`
}

/** Words of a document, whatever their direction. */
export function quoted(text: string): Markup {
  return html`<q dir="auto">${text}</q>`
}

/** A sentence in which names and examples stand in backticks. */
export function prose(text: string): Part {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? html`<code>${part.slice(1, -1)}</code>` : part))
}

/** A moment in UTC, and where people are. */
export function momentOf(iso: string, zone: string | undefined): Markup {
  const there = momentThere(iso, zone)
  return html`<time datetime="${iso}">${momentInWords(iso)}</time>${there ? html` <span class="there">${there}</span>` : null}`
}

/** A part of the page, with its title. The id is what links on the page lead to. */
export function section(id: string, title: string, ...parts: readonly Part[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading" tabindex="-1">
<h2 id="${id}-heading">${title}</h2>
${parts}
</section>
`
}

/** What is read by those who ask for more. */
export function folded(summary: Part, ...parts: readonly Part[]): Markup {
  return html`<details><summary>${summary}</summary>
${parts}
</details>`
}

/** The first ones, and the rest behind a fold. */
export function firstFew(parts: readonly Part[], shown: number, more: (hidden: number) => string): Part {
  if (parts.length <= shown + 1) return parts
  return [parts.slice(0, shown), folded(more(parts.length - shown), parts.slice(shown))]
}

/** A table that can be scrolled by itself where the screen is narrow. Heads are columns; the first cell of a row names it. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Part[])[]): Markup {
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first, ...rest]) => html`<tr><th scope="row">${first ?? null}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`
}
