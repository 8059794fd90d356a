/** Characters above are no part of any literal. */
const ASCII = 128;

/**
 * Finds which of many literals are in a text, in one pass however many there are: the automaton of Aho and Corasick ("Efficient string
 * matching", 1975), whose state is the longest end of what was read that begins a literal.
 */
export class LiteralSearch {
  /** States that begin with the empty text, shorter ones first; each with its characters' next states. */
  private readonly trie: Map<number, number>[] = [new Map()];
  /** For each state the longest shorter end of its text that is a state as well. */
  private readonly fallbacks: number[] = [0];
  private readonly byLength: number[] = [];
  private readonly next: Uint16Array;
  private readonly wanted: readonly (readonly number[] | null)[];

  /** Of each set one literal is looked for; null wants nothing. Literals are ASCII. */
  constructor(sets: readonly (readonly string[] | null)[]) {
    this.wanted = sets.map((set) => (set === null ? null : set.map((literal) => this.insert(literal))));
    this.next = new Uint16Array(this.trie.length * ASCII);
    this.connect();
  }

  /** For each set, whether a text has at least one of its literals; true for null. */
  within(text: string, start = 0, end = text.length): boolean[] {
    const seen = this.statesOf(text, start, end);
    return this.wanted.map((states) => states === null || states.some((state) => seen[state] === 1));
  }

  private statesOf(text: string, start: number, end: number): Uint8Array {
    const { next, fallbacks, byLength } = this;
    const seen = new Uint8Array(fallbacks.length);
    let state = 0;
    for (let i = start; i < end; i++) {
      const char = text.charCodeAt(i);
      state = char < ASCII ? next[state * ASCII + char]! : 0;
      seen[state] = 1;
    }
    // Whatever ends in a literal has seen it.
    for (let i = byLength.length - 1; i >= 0; i--)
      if (seen[byLength[i]!] === 1) seen[fallbacks[byLength[i]!]!] = 1;
    return seen;
  }

  private insert(literal: string): number {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const char = literal.charCodeAt(i);
      let longer = this.trie[state]!.get(char);
      if (longer === undefined) {
        longer = this.trie.push(new Map()) - 1;
        this.trie[state]!.set(char, longer);
      }
      state = longer;
    }
    return state;
  }

  private connect(): void {
    const { trie, next, fallbacks, byLength } = this;
    byLength.push(0);
    for (let i = 0; i < byLength.length; i++) {
      const state = byLength[i]!;
      const fallback = fallbacks[state]!;
      // Where a state has no character of its own, its fallback knows: that is shorter, and so done already.
      if (state > 0) next.copyWithin(state * ASCII, fallback * ASCII, (fallback + 1) * ASCII);
      for (const [char, longer] of trie[state]!) {
        fallbacks[longer] = state === 0 ? 0 : next[fallback * ASCII + char]!;
        next[state * ASCII + char] = longer;
        byLength.push(longer);
      }
    }
  }
}
