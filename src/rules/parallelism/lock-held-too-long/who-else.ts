import type { TakenLock } from '../../../rust/ownership/locks.js';

/** Those who only read do not wait for each other. */
export function whoElse(lock: TakenLock): string {
  return lock.isShared ? 'whoever wants to write' : 'whoever else wants the lock';
}
