/** The pages of the set-up; every value that comes from a request goes through `escaped`. */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
function page(title, inside) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { max-width: 34rem; margin: 10vh auto; padding: 0 1.5rem; font: 16px/1.5 system-ui, sans-serif }
h1 { font-size: 1.5rem } label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
input { width: 100%; padding: .5rem; font: inherit; box-sizing: border-box } small { display: block; opacity: .75 }
button { margin-top: 1.5rem; padding: .6rem 1.2rem; font: inherit; font-weight: 600; cursor: pointer }
</style>
<h1>${title}</h1>
${inside}
</html>
`;
}
export function closedPage() {
  return page(
    'perf-checklist is not set up yet',
    '<p>Open the address that it printed where it was started: it holds the ticket that this page wants.</p>',
  );
}
export function startPage(ticket, address) {
  return page(
    'Create the App on GitHub',
    `<form action="/review" method="get">
<input type="hidden" name="ticket" value="${escaped(ticket)}">
<label for="address">Public address of this server</label>
<input id="address" name="address" type="url" required value="${escaped(address)}">
<small>Where GitHub reaches it from outside, such as https://perf.example.org; it can be changed later in the settings of the App.</small>
<label for="organisation">Organisation</label>
<input id="organisation" name="organisation" pattern="[A-Za-z0-9-]{0,39}">
<small>Empty: the App belongs to your own account. Only its owner can install it, until you make it public in its settings.</small>
<button>Continue</button>
</form>`,
  );
}
const INSIDE_WARNING =
  '<p><strong>GitHub cannot reach that address: it leads to this machine or its own network.</strong> ' +
  'Go back and name a public one, or change it later in the settings of the App; until then no webhook arrives.</p>\n';
/** `inside`: the webhook's address is out of GitHub's reach. */
export function reviewPage(gitHub, webhook, manifest, inside) {
  return page(
    'Create the App on GitHub',
    `<p>GitHub asks for a name and creates the App, a private one, with the permissions of <code>app.yml</code>. It will send webhooks to
<code>${escaped(webhook)}</code>.</p>
${inside ? INSIDE_WARNING : ''}<form action="${escaped(gitHub)}" method="post">
<input type="hidden" name="manifest" value="${escaped(manifest)}">
<button>Create on GitHub</button>
</form>`,
  );
}
export function donePage(install) {
  return page(
    'The App is created',
    `<p>Its credentials are in <code>.env</code>. Start perf-checklist again, then
<a href="${escaped(install)}">install the App</a> on your repositories.</p>`,
  );
}
export function refusedPage(because) {
  return page('That did not work', `<p>${escaped(because)}</p>`);
}
