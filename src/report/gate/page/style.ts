import { COLOURS } from './colours.js'
import { MEDIA } from './media.js'

const GROUND = `
*, *::before, *::after { box-sizing: border-box; }
html { font-size: clamp(100%, 0.82rem + 0.36vw, 137.5%); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1, h2, h3, p, ol, dl, dd, ul, figure { margin: 0; padding: 0; }
ul { list-style: none; }
q { quotes: "\\201c" "\\201d"; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 3px; }
section:focus { outline: none; }
main, footer, nav > ul { width: min(100%, 82rem); margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2.5rem); }
section { margin-block: 1.5rem 2.6rem; }
h2 { font-size: 1.55rem; line-height: 1.2; letter-spacing: -0.01em; margin-block-end: 0.9rem; }
h3 { font-size: 1.05rem; line-height: 1.35; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.86em; }
.place, .rule, .digest, .meta, .why, .there, .question, .none, .open, .fresh, .also, .related { color: var(--soft); }
.place, .meta, .why, .open, .fresh, .also, .related { font-size: 0.88rem; }
.place { font-size: 0.78rem; display: inline-block; max-width: 100%; }
.waiver .meta::first-letter { text-transform: uppercase; }
p + .scroll { margin-block-start: 0.8rem; }
.skip { position: absolute; inset-inline-start: 1rem; top: -6rem; z-index: 2; padding: 0.6rem 1rem; background: var(--card); color: var(--link); font-weight: 600; }
.skip:focus { top: 1rem; }
`

const VERDICT = `
.verdict { color: var(--band-ink); padding: 0.9rem clamp(1rem, 3vw, 2.5rem) 1.2rem; position: relative; }
.verdict > * { max-width: 77rem; margin-inline: auto; }
.verdict.go { background: var(--go-band); }
.verdict.no-go { background: var(--nogo-band); }
.verdict.indeterminate { background: var(--unknown-band); }
.verdict :focus-visible { outline-color: var(--band-ink); }
.verdict a { color: inherit; }
.brand { font-size: 0.88rem; font-weight: 700; line-height: 2.4; float: inline-end; }
.brand span { font-weight: 400; }
.release { display: block; font-size: clamp(1.35rem, 2.5vw, 2.2rem); font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; margin-block: 0.15rem 0.3rem; }
.answer { display: flex; align-items: center; gap: clamp(0.7rem, 2vw, 1.6rem); line-height: 1; }
.decision { font-size: clamp(4.2rem, 12vw, 8.4rem); font-weight: 800; letter-spacing: -0.035em; white-space: nowrap; }
.indeterminate .decision { font-size: clamp(2.05rem, 8.6vw, 6.6rem); }
.sign { flex: none; width: clamp(3.4rem, 8.5vw, 6.2rem); height: auto; }
.sign .line, .sign .stroke { fill: none; stroke: currentColor; stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
.sign circle:not(.line) { fill: currentColor; }
.indeterminate .sign { width: clamp(2.4rem, 8vw, 6rem); }
.ways { font-size: clamp(1.05rem, 1.5vw, 1.35rem); line-height: 1.35; }
.sentence { font-size: clamp(1.15rem, 1.7vw, 1.5rem); font-weight: 600; line-height: 1.35; margin-block-start: 0.6rem; }
.reasons { list-style: disc; padding-inline-start: 1.2em; margin-block-start: 0.3rem; font-size: clamp(1rem, 1.4vw, 1.25rem); line-height: 1.4; }
.terms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0.7rem 2rem; margin-block-start: 0.9rem; padding-block-start: 0.8rem; border-top: 1px solid rgb(255 255 255 / 0.35); }
.terms > div { min-width: 0; }
.terms dt { font-size: 0.82rem; }
.terms dd { font-weight: 600; line-height: 1.35; }
.terms .there, .terms .because { display: block; color: inherit; font-weight: 400; font-size: 0.86rem; }
nav { border-bottom: 1px solid var(--rule); background: var(--card); }
nav > ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
nav a { display: block; padding-block: 0.65rem; color: var(--ink); text-decoration: none; font-size: 0.92rem; }
nav a:hover { text-decoration: underline; }
nav b { font-variant-numeric: tabular-nums; }
`

const CARDS = `
.pillars { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14.5rem), 1fr)); gap: 1rem; }
.pillar, .finding, .cards > li, .scroll, figure { background: var(--card); border: 1px solid var(--rule); border-radius: 0.5rem; }
.pillar, .finding { padding: 1rem 1.15rem; min-width: 0; }
.pillar h3 { text-transform: capitalize; font-size: 1.2rem; }
.question { font-size: 0.92rem; line-height: 1.4; margin-block-end: 0.7rem; }
.state small { display: block; font-size: 0.88rem; color: var(--soft); }
.state { display: flex; align-items: flex-start; gap: 0.5rem; margin-block: 0.45rem; line-height: 1.3; }
.state strong { text-transform: capitalize; }
.badge { flex: none; width: 1.5rem; height: 1.5rem; margin-top: -0.1rem; }
.badge .line, .badge .stroke { fill: none; stroke: currentColor; stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
.badge circle:not(.line) { fill: currentColor; }
.strong > .state .badge, .strong > .state strong { color: var(--go); }
.missing > .state .badge, .missing > .state strong { color: var(--nogo); }
.weak > .state .badge, .unknown > .state .badge, .weak > .state strong, .unknown > .state strong { color: var(--unknown); }
.pillar dt { font-size: 0.82rem; color: var(--soft); }
.pillar dd { margin-block-end: 0.55rem; line-height: 1.4; }
.finding { margin-block-end: 0.8rem; border-inline-start: 0.4rem solid var(--rule); }
.finding.block { border-inline-start-color: var(--nogo); }
.finding.cannot-tell, .finding.warn { border-inline-start-color: var(--unknown); }
.finding > * + * { margin-block-start: 0.45rem; }
.tag { display: inline-block; padding: 0.05rem 0.5rem; border: 1px solid currentColor; border-radius: 0.25rem; font-size: 0.8rem; font-weight: 700; color: var(--ink); }
.finding.block .tag, .weaker { color: var(--nogo); }
.finding.cannot-tell .tag, .finding.warn .tag { color: var(--unknown); }
.fix { padding: 0.55rem 0.8rem; background: var(--track); border-radius: 0.3rem; }
.related { padding-inline-start: 1rem; }
.cards { display: grid; gap: 0.8rem; }
.cards > li { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0.4rem 1.4rem; padding: 1rem 1.15rem; }
.cards > li > div > * + * { margin-block-start: 0.3rem; }
.cards .state { margin-block: 0; }
.cards .state strong { text-transform: none; }
.big { font-size: 1.6rem; font-weight: 750; line-height: 1.15; font-variant-numeric: tabular-nums; }
.big span { display: block; font-size: 0.92rem; font-weight: 500; }
.waiver.vain .big { color: var(--nogo); font-size: 1.15rem; }
.scope { font-size: 0.85rem; color: var(--soft); border: 1px solid var(--rule); border-radius: 0.25rem; padding-inline: 0.35rem; }
.age { display: block; max-width: 28rem; }
.age .track { fill: var(--track); }
.age .fill { fill: var(--past); }
.age .old { fill: var(--over); }
`

const TABLES = `
details { margin-block: 0.6rem; }
summary { cursor: pointer; padding-block: 0.3rem; color: var(--link); font-weight: 600; width: fit-content; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: start; padding: 0.7rem 0.9rem; color: var(--soft); }
th, td { text-align: start; vertical-align: top; padding: 0.5rem 0.9rem; border-top: 1px solid var(--rule); min-width: 6.5rem; max-width: 26rem; }
thead th { font-size: 0.82rem; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 600; min-width: 9rem; }
.digest { font-size: 0.74em; word-break: break-all; }
td:has(.digest) { min-width: 14rem; }
figure { padding: 0.9rem 1.15rem; margin-block-start: 0.8rem; }
.chart { display: block; overflow: hidden; font-size: clamp(0.82rem, 0.75rem + 0.3vw, 1rem); }
.chart text { fill: var(--ink); }
.chart .tick { fill: var(--soft); }
.chart .span { font-weight: 700; }
.chart .narrow { display: none; }
.label { paint-order: stroke; stroke: var(--card); stroke-width: 5px; stroke-linejoin: round; }
.grid { stroke: var(--rule); stroke-width: 1; }
.mark { stroke: var(--ink); stroke-width: 2; }
.mark.bound { stroke: var(--nogo); stroke-dasharray: 6 4; }
.chart .mark-text { font-weight: 700; }
.chart .mark-text.bound { fill: var(--nogo); }
.bar.detect { fill: var(--detect); } .bar.decide { fill: var(--decide); } .bar.execute, .bar.rollback { fill: var(--execute); }
.bar.verify { fill: var(--verify); } .bar.close { fill: var(--close); } .bar.past { fill: var(--past); } .bar.over { fill: var(--over); }
footer { padding-block: 1rem 3rem; color: var(--soft); font-size: 0.88rem; }
`

/** The whole sheet. Its digest stands in the policy of the page, so that no other style counts. */
export const STYLE = `${COLOURS}${GROUND}${VERDICT}${CARDS}${TABLES}${MEDIA}`
