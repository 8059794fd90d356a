/** Answers by what was asked for, each found out once: rules ask at every node, and a name may be declared thousands of times. */
export class Answers<T extends NonNullable<unknown> | null> {
  private readonly known = new Map<string, T>();

  of(asked: string, find: () => T): T {
    let answer = this.known.get(asked);
    if (answer === undefined) {
      answer = find();
      this.known.set(asked, answer);
    }
    return answer;
  }
}
