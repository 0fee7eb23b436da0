/** The same page on a phone, on paper and in the colours that somebody needs. */
export const MEDIA = `
@media (max-width: 44rem) {
  .cards > li { grid-template-columns: minmax(0, 1fr); }
  .brand { float: none; line-height: 1.5; }
  .chart .wide { display: none; }
  .chart .narrow { display: inline; }
  nav > ul { gap: 0 1.1rem; }
  section { margin-block: 2rem; }
}
@media (forced-colors: active) {
  .verdict { border-bottom: 4px solid CanvasText; }
  .finding { border-inline-start-color: CanvasText; }
  .mark, .grid { stroke: CanvasText; }
  .chart .bar, .age .fill, .chart text, .chart .mark-text.bound { fill: CanvasText; }
  .chart .bar.over, .age .fill.old { fill: Highlight; }
  .mark.bound { stroke: CanvasText; }
  .pillar .state .badge, .cards .state .badge { color: CanvasText; }
  .age .track { fill: Canvas; stroke: CanvasText; }
  .label { stroke: Canvas; }
}
@page { size: A4; margin: 14mm 13mm; }
@media print {
  html { font-size: 9.5pt; }
  main, footer, .verdict { padding-inline: 0; width: 100%; }
  nav, .skip { display: none; }
  .verdict, .verdict.go, .verdict.no-go, .verdict.indeterminate { background: none; }
  .verdict { border-bottom: 3pt solid; padding-block-start: 0; }
  .verdict.go .answer { color: var(--go); }
  .verdict.no-go .answer { color: var(--nogo); }
  .verdict.indeterminate .answer { color: var(--unknown); }
  .decision { font-size: 48pt; }
  .indeterminate .decision { font-size: 34pt; }
  .sign { width: 42pt; }
  .terms { border-top-color: currentColor; }
  .verdict { color: #000; }
  section { margin-block: 14pt; }
  .pillars { grid-template-columns: 1fr 1fr; }
  .finding, .cards > li, .pillar, tr, figure { break-inside: avoid; }
  h2, h3, .meta, caption, summary { break-after: avoid; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { color: #000; list-style: none; }
  .scroll { overflow: visible; }
  table { font-size: 7.8pt; }
  th, td { min-width: 6.2em; padding: 0.3rem 0.4rem; }
  tbody th { min-width: 7em; }
  td:has(.digest) { min-width: 0; }
  .bar, .mark, .grid, .age, .badge, .sign, .fix { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`
