const GUARDS = /^(?:(?:Rc|Atomic|Mapped|Py)?Ref|\w*RefMut|\w*Guard)$/;

const GUARDS_OF_LOCKS = /^(?:Mapped)?(?:Mutex|RwLock(?:Read|Write))Guard$/;

/** Is this the name of what a lock alone hands out? */
export function isLockGuardName(name: string): boolean {
  return GUARDS_OF_LOCKS.test(name);
}

/** Is this the name of what a lock or a cell hands out (`MutexGuard`, `Ref`), which stands for what it lends? */
export function isGuardName(name: string): boolean {
  return GUARDS.test(name);
}

/** What an engine hands to a function of what belongs to all: bevy's `Res<Fonts>`. */
export function isLentByEngine(name: string): boolean {
  return /^(?:Res|ResMut|NonSend|NonSendMut|Mut)$/.test(name);
}
