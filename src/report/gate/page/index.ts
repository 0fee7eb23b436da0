import { createHash } from 'node:crypto'
import type { GateReport } from '../../../model/index.js'
import { blockersOf, warningsOf } from '../blockers.js'
import { identityOf } from '../plan.js'
import { auditPart, differencesPart, documentsPart } from './audit.js'
import { evidencePart } from './evidence.js'
import { blockersPart, warningsPart } from './findings.js'
import { favicon } from './icons.js'
import { html, Markup, sourceOf } from './markup.js'
import { nearby } from './nearby.js'
import { pillarsPart } from './pillars.js'
import { STYLE } from './style.js'
import { historyPart, timelinePart } from './time.js'
import { verdictPart } from './verdict.js'
import { waiversPart } from './waivers.js'

/** No script, no request; styles are those of this page alone. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`

/** The gate as one page for the screen of a meeting: it needs nothing beside itself and runs nothing. */
export function page(given: GateReport): string {
  const { gate, folder } = nearby(given)
  const { decision } = gate.report.verdict
  return sourceOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${decision}: ${identityOf(gate).release}</title>
<link rel="icon" href="${favicon(decision)}">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#blocks">Skip to what blocks</a>
${verdictPart(gate)}${contents(gate)}<main>
${pillarsPart(gate)}${blockersPart(gate)}${warningsPart(gate)}${differencesPart(gate)}${waiversPart(gate)}${evidencePart(gate)}${timelinePart(gate)}${historyPart(gate)}${documentsPart(gate, folder)}${auditPart(gate)}</main>
<footer><p>gonogo ${gate.gonogo}. This page is a picture of one moment; the verdict as a document can be signed and checked.</p></footer>
</body>
</html>
`)
}

/** Links to the parts that are there, with how much is in them. */
function contents(gate: GateReport): Markup {
  const { findings, problems, reasons } = blockersOf(gate)
  const links: readonly (readonly [id: string, name: string, amount: number | null])[] = [
    ['pillars', 'Pillars', null],
    ['blocks', 'What blocks', findings.length + problems.length + reasons.length],
    ['warnings', 'To look at', warningsOf(gate).length],
    ['differences', 'Trusted rules', gate.trusted?.differences.length ?? 0],
    ['waivers', 'Waivers', gate.waivers.length],
    ['evidence', 'Evidence', gate.evidence.length],
    ['history', 'Drills', gate.history.length],
    ['documents', 'Documents', gate.joined.length],
  ]
  const there = links.filter(([id, , amount]) => id === 'blocks' || amount === null || amount > 0)
  return html`<nav aria-label="On this page"><ul>${there.map(
    ([id, name, amount]) =>
      html`<li><a href="#${id}">${name}${amount === null ? null : html` <b>${amount}</b>`}</a></li>`,
  )}</ul></nav>
`
}
