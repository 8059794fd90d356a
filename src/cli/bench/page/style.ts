/** Colours come in pairs, so that the page follows the reader's light or dark setting. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--line:#d1d9e0;--paper:#fff;--card:#f6f8fa;--red:#cf222e;--green:#1a7f37;--amber:#9a6700;--blue:#0969da;--band:#0969da26;--shade:#8c959f26}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9198a1;--line:#30363d;--paper:#0d1117;--card:#151b23;--red:#ff7b72;--green:#3fb950;--amber:#d29922;--blue:#58a6ff;--band:#58a6ff33;--shade:#8b949e33}}
*{box-sizing:border-box}
body{font:15px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:2.5rem auto 4rem;padding:0 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .35rem}h1 code{font-size:.85em}
h2{font-size:1rem;margin:0;font-weight:600}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.about{color:var(--dim);margin:0 0 1.5rem}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th{font-weight:500;color:var(--dim);text-align:right;font-size:.85rem}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child,th:last-child,td:last-child{text-align:left}
td:first-child{white-space:normal;overflow-wrap:anywhere}td a{color:inherit;text-decoration:none;border-bottom:1px dotted var(--dim)}
.bar{display:block}
.tag{font-weight:600}
.regressed{color:var(--red)}.improved{color:var(--green)}.unchanged{color:var(--dim)}.cannot{color:var(--amber)}
section{border:1px solid var(--line);border-radius:8px;background:var(--card);padding:1rem 1.1rem .6rem;margin:1.1rem 0}
section p{margin:.25rem 0 .6rem}section .head{display:flex;justify-content:space-between;gap:1rem}
.plot{width:100%;height:auto;display:block}
text{font:12px system-ui,sans-serif;fill:var(--dim)}
.grid{stroke:var(--line);stroke-width:1}.zero{stroke:var(--dim);stroke-width:1.2}
.margin{stroke:var(--red);stroke-width:1.2;stroke-dasharray:5 4}.floor{fill:var(--shade)}
.band{fill:var(--band)}.estimate{stroke:var(--blue);stroke-width:1.6}
.pair{fill:var(--blue);stroke:var(--card);stroke-width:1.2}
.reach{stroke:currentColor;stroke-width:3;stroke-linecap:round;opacity:.55}.mark{fill:currentColor}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;color:var(--dim);font-size:.85rem;margin:.6rem 0 0}
.key svg{vertical-align:-3px;margin-right:.35rem}
footer{color:var(--dim);font-size:.9rem;border-top:1px solid var(--line);margin-top:2rem;padding-top:.8rem}
@media(max-width:56rem){th:nth-child(5),td:nth-child(5){display:none}}
@media(max-width:48rem){th:nth-child(2),td:nth-child(2),th:nth-child(3),td:nth-child(3){display:none}}
@media(max-width:38rem){th:nth-child(6),td:nth-child(6){display:none}.plot{overflow:visible}.plot text{font-size:22px}.plot circle{r:8px}}
@media print{section{break-inside:avoid}}`;
