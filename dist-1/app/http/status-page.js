import { readFileSync } from 'node:fs';

const DOCS = 'https://github.com/perf-checklist/perf-checklist#readme';
const RULES = 'https://github.com/perf-checklist/perf-checklist/blob/main/checklist/README.md';
export const VERSION = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
).version;
/** What a stranger may know: that the App is up, which version, and where to read more. */
export function statusPage(ready) {
  const state = ready ? 'Up and reviewing' : 'Up, but its database does not answer';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>perf-checklist</title>
<style>${STYLE}</style>
<main>
  <p class="state ${ready ? 'good' : 'bad'}"><span aria-hidden="true"></span>${state}</p>
  <h1>perf-checklist</h1>
  <p class="what">Reads pull requests of Rust code against a performance checklist.</p>
  <nav>
    <a href="${DOCS}">Documentation</a>
    <a href="${RULES}">Checklist and rules</a>
  </nav>
  <footer>version ${VERSION}</footer>
</main>
</html>
`;
}
const STYLE = `
:root { --ground: #fff; --card: #f6f8fa; --line: #d1d9e0; --ink: #1f2328; --faint: #59636e; --link: #0969da; --good: #1a7f37; --bad: #bc4c00 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --card: #151b23; --line: #3d444d; --ink: #f0f6fc; --faint: #9198a1; --link: #4493f8; --good: #3fb950; --bad: #db6d28 }
}
* { box-sizing: border-box; margin: 0 }
body { min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
main { width: min(100%, 30rem); padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem }
h1 { margin-top: 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em }
.state { display: inline-flex; align-items: center; gap: .5rem; font-size: .875rem; font-weight: 600 }
.state span { flex: none; width: .625rem; height: .625rem; border-radius: 50%; background: currentColor }
.good { color: var(--good) } .bad { color: var(--bad) }
.what { margin-top: .5rem; color: var(--faint) }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-top: 1.5rem }
a { color: var(--link); text-underline-offset: .2em } a:not(:hover) { text-decoration: none }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px }
footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: .8125rem }
`;
