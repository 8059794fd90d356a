import { asCopy, holdsCollection } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, printType, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { whoElse } from './who-else.js';

/** `self.pages.lock().get(&id).cloned()` of an `LruCache<Id, Page>` whose pages hold lists: a hit allocates and copies all of them. */
export function copiedOutOfCache(lock: TakenLock, guard: Binding | null, file: RustFile): Problem | null {
  const kept = keptByCache(lock, file);
  if (!kept || /^(?:String|PathBuf)$/.test(kept.name) || !holdsCollection(kept, file)) return null;
  const asked = guard ? guard.uses.filter(({ hidden }) => !hidden).map(({ node }) => node) : [lock.guard];
  const copied = asked.map(copyOfHit).find((each) => each !== null);
  if (!copied) return null;
  const name = printType(kept);
  return {
    at: copied,
    message: `Each hit copies a whole \`${name}\` out of ${quoted(lock.place)} while the lock is held: ${whoElse(lock)} waits for as long as it is large.`,
    help: `keep \`Arc<${name}>\` in the cache, and hand out the \`Arc\``,
  };
}

/** The `V` of a `Mutex<LruCache<K, V>>`. */
function keptByCache(lock: TakenLock, file: RustFile): Type | null {
  const found = file.typeOf(lock.place);
  const [content] = found ? methodTarget(found).args : [];
  return content && CACHES.test(content.name) && content.args.length >= 2 ? content.args[1]! : null;
}

const CACHES = /(?:^|[a-z])(?:Cache|Lru|LruMap)$|^Lru[A-Z]\w*$/;

/** `cache.get(&id).cloned()`. */
function copyOfHit(cache: Node): Node | null {
  const hit = methodCalledOn(cache);
  if (!hit || !/^(?:cache_)?(?:get|peek|get_mut|get_refresh)$/.test(methodOf(hit) ?? '')) return null;
  const copy = asCopy(methodCalledOn(hit) ?? undefined);
  return copy?.method === 'cloned' ? copy.call : null;
}
