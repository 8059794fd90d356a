import { asked } from './errors.js';

const PAGE = 100;
/** GitHub keeps three days; a busy App has tens of thousands of deliveries in them. */
const MAX_PAGES = 300;
/** Deliveries since a time of which no attempt succeeded, oldest first. `api` speaks as the App itself. */
export async function failedDeliveries(api, since) {
  const failed = new Map();
  const taken = new Set();
  let cursor;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data, headers } = await asked(
      'listing failed webhooks',
      api.request('GET /app/hook/deliveries', {
        per_page: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    for (const { id, guid, status_code, delivered_at } of data) {
      if (new Date(delivered_at) < since) continue;
      if (status_code >= 200 && status_code < 300) taken.add(guid);
      else if (!failed.has(guid)) failed.set(guid, { id, guid });
    }
    cursor = nextCursor(headers.link);
    const last = data.at(-1);
    if (cursor === undefined || !last || new Date(last.delivered_at) < since) break;
  }
  return [...failed.values()].filter(({ guid }) => !taken.has(guid)).reverse();
}
function nextCursor(link) {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next === undefined ? undefined : (new URL(next).searchParams.get('cursor') ?? undefined);
}
export async function redeliver(api, { id }) {
  await asked(
    'having a webhook sent again',
    api.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id }),
  );
}
/** The installations that are not suspended, with their accounts. */
export async function installations(api) {
  const all = [];
  for (let page = 1; ; page++) {
    const { data } = await asked(
      'listing the installations',
      api.request('GET /app/installations', { per_page: PAGE, page }),
    );
    for (const { id, account, suspended_at } of data) {
      const owner = account && 'login' in account ? account.login : '';
      if (!suspended_at && owner !== '') all.push({ installation: id, owner });
    }
    if (data.length < PAGE) return all;
  }
}
