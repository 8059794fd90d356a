import { pathGlob } from '../globs/path-glob.js';
/** Layers of the code as the configuration names them, lowest first: each may be made of its own and of lower ones. */
export class Layers {
  patterns;
  static NONE = new Layers([]);
  matchers;
  constructor(patterns) {
    this.patterns = patterns;
    this.matchers = patterns.map(pathGlob);
  }
  /** Height of a file's layer, from 0, by the first pattern that fits; null where none does. */
  of(path) {
    const height = this.matchers.findIndex((matches) => matches(path));
    return height < 0 ? null : height;
  }
  pattern(height) {
    return this.patterns[height];
  }
}
