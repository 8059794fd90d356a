import { codePatterns } from '../globs/code-pattern.js';
import type { Config, Heat } from '../model.js';
import { qualifiedName, shapeOf } from '../rust/functions/shape.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import type { Node } from '../rust/syntax/tree.js';
import type { Comments } from './comments.js';
import type { RustFile } from './rust-file.js';

/** Decides how much the place of a finding matters. Measured heat will stand first once profiles are read. */
export class HeatMap {
  private readonly hot: (path: string, within: string) => string | null;
  private readonly cold: (path: string, within: string) => string | null;

  constructor(config: Config) {
    this.hot = codePatterns(config.hot);
    this.cold = codePatterns(config.cold);
  }

  of(node: Node, file: RustFile, comments: Comments): Heat {
    const shape = shapeOf(node, file.coldBecause);
    const declared = this.declared(node, file, comments, shape.because);
    if (declared) return declared;
    if (shape.level === 'cold') return { level: 'cold', source: 'shaped', because: shape.because };
    const bench = this.benchmark(node, file);
    if (bench)
      return {
        level: 'hot',
        source: 'benchmarked',
        because: `${shape.because}, which \`${bench}\` may reach`,
      };
    return {
      level: shape.level,
      source: shape.level === 'hot' ? 'shaped' : 'unknown',
      because: shape.because,
    };
  }

  private declared(node: Node, file: RustFile, comments: Comments, place: string): Heat | null {
    const written = comments.heatAt(node);
    if (written)
      return { level: written, source: 'declared', because: `${place}, declared ${written} in the code` };
    const fn = enclosingFunction(node);
    const name = fn ? qualifiedName(fn) : '';
    const cold = this.cold(file.path, name);
    if (cold) return { level: 'cold', source: 'declared', because: `${place}, declared cold by \`${cold}\`` };
    const hot = this.hot(file.path, name);
    if (hot) return { level: 'hot', source: 'declared', because: `${place}, declared hot by \`${hot}\`` };
    return null;
  }

  private benchmark(node: Node, file: RustFile): string | null {
    const fn = enclosingFunction(node);
    return (fn && file.reachedByBenchmark(fn)) ?? null;
  }
}
