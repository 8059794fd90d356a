/** Characters above are no part of any literal. */
const ASCII = 128;

/**
 * Finds which of many literals are in a text, in one pass however many there are: the automaton of Aho and Corasick ("Efficient string
 * matching", 1975), whose state is the longest end of what was read that begins a literal.
 */
export class LiteralSearch {
  /** States that begin with the empty text, shorter ones first; each with its characters' next states. */
  private readonly trie: Map<number, number>[] = [new Map()];
  /** For each state the sets of which a literal ends there. */
  private readonly ending: Set<number>[] = [new Set()];
  private readonly next: Uint16Array;
  private readonly wantsNothing: readonly boolean[];

  /** Of each set one literal is looked for; null wants nothing. Literals are ASCII. */
  constructor(sets: readonly (readonly string[] | null)[]) {
    this.wantsNothing = sets.map((set) => set === null);
    for (const [index, set] of sets.entries())
      for (const literal of set ?? []) this.ending[this.insert(literal)]!.add(index);
    this.next = new Uint16Array(this.trie.length * ASCII);
    this.connect();
  }

  /** For each set, whether `start..end` of a text has at least one of its literals; true for null. */
  within(text: string, start = 0, end = text.length): boolean[] {
    const { next, ending } = this;
    const found = [...this.wantsNothing];
    const seen = new Uint8Array(ending.length);
    let state = 0;
    for (let i = start; i < end; i++) {
      const char = text.charCodeAt(i);
      state = char < ASCII ? next[state * ASCII + char]! : 0;
      if (seen[state] === 1) continue;
      seen[state] = 1;
      for (const set of ending[state]!) found[set] = true;
    }
    return found;
  }

  private insert(literal: string): number {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const char = literal.charCodeAt(i);
      let longer = this.trie[state]!.get(char);
      if (longer === undefined) {
        longer = this.trie.push(new Map()) - 1;
        this.ending.push(new Set());
        this.trie[state]!.set(char, longer);
      }
      state = longer;
    }
    return state;
  }

  private connect(): void {
    const { trie, next, ending } = this;
    // For each state the longest shorter end of its text that is a state as well.
    const fallbacks = [0];
    const byLength = [0];
    for (let i = 0; i < byLength.length; i++) {
      const state = byLength[i]!;
      const fallback = fallbacks[state]!;
      // Where a state has no character of its own, its fallback knows: that is shorter, and so done already.
      if (state > 0) next.copyWithin(state * ASCII, fallback * ASCII, (fallback + 1) * ASCII);
      for (const set of ending[fallback]!) ending[state]!.add(set);
      for (const [char, longer] of trie[state]!) {
        fallbacks[longer] = state === 0 ? 0 : next[fallback * ASCII + char]!;
        next[state * ASCII + char] = longer;
        byLength.push(longer);
      }
    }
  }
}
