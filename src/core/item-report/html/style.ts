/** The look of the page, in the light and in the dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #6a665f; --rule: #d9d5cc; --paper: #fdfcf9; --accent: #2b5f8a; --warn: #a4420f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e5de; --soft: #a39e94; --rule: #3a3833; --paper: #191816; --accent: #7fb2dd; --warn: #f0915c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { font-weight: 600; line-height: 1.2; }
h2 { margin-top: 2.5rem; font-size: 1.2rem; }
.facts, figcaption, summary { color: var(--soft); }
figcaption, summary { font-size: .875rem; }
.findings { padding-left: 1.2rem; }
.findings b { color: var(--warn); }
figure { margin: 1rem 0 2rem; }
.options { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.options figure { margin: 0; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg text.muted { fill: var(--soft); }
svg text.strong { font-weight: 700; }
.bar, .dot { fill: var(--accent); }
.flag { fill: var(--warn); }
.axis { stroke: var(--soft); }
.grid { stroke: var(--rule); }
.key, .other { fill: none; stroke-width: 1.5; stroke: var(--soft); }
.key { stroke: var(--accent); stroke-width: 3.5; }
.other-1 { stroke-dasharray: 6 3; } .other-2 { stroke-dasharray: 2 3; } .other-3 { stroke-dasharray: 8 3 2 3; }
pre { overflow-x: auto; margin: .3rem 0; font-size: .8rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .2rem .7rem .2rem 0; text-align: right; vertical-align: top; }
thead th { border-bottom: 1px solid var(--rule); font-weight: 600; }
th:first-child { text-align: left; }
tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 5rem; }
@media print { details { display: none; } }
`;
