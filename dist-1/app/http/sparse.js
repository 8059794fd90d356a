/** What strangers can cause is logged this often at most. */
const EVERY_MS = 60_000;
/** Calls `tell` at most once in a while; the count says how many calls it stands for. */
export function sparse(tell, every = EVERY_MS, now = Date.now) {
  let last = Number.NEGATIVE_INFINITY;
  let times = 0;
  return () => {
    times += 1;
    if (now() - last < every) return;
    last = now();
    tell(times);
    times = 0;
  };
}
