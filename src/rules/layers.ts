import { pathGlob } from '../globs/path-glob.js';

/** Layers of the code as the configuration names them, lowest first: each may be made of its own and of lower ones. */
export class Layers {
  static readonly NONE = new Layers([]);
  private readonly matchers;

  constructor(private readonly patterns: readonly string[]) {
    this.matchers = patterns.map(pathGlob);
  }

  /** Height of a file's layer, from 0, by the first pattern that fits; null where none does. */
  of(path: string): number | null {
    const height = this.matchers.findIndex((matches) => matches(path));
    return height < 0 ? null : height;
  }

  pattern(height: number): string {
    return this.patterns[height]!;
  }
}
