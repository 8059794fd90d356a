import { codePatterns } from '../globs/code-pattern.js';
import type { Config, Heat } from '../model.js';
import { isCompiledForTestsOnly, qualifiedName, type Shape, shapeOf } from '../rust/functions/shape.js';
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
    const named = (level: 'hot' | 'cold', where: string): Heat => ({
      level,
      source: 'declared',
      because: `${shape.because}, declared ${level} ${where}`,
    });
    const written = comments.heatAt(node);
    if (written === 'hot') return named('hot', 'in the code');
    const elsewhere =
      comments.heatBefore(node) === 'hot'
        ? named('hot', 'in the code of the base')
        : (this.configured(node, file, named) ?? this.shaped(node, file, shape));
    if (written === null) return elsewhere;
    if (!isKnownHot(elsewhere) || !isColdOnlyHere(node, comments)) return named('cold', 'in the code');
    const because = `${elsewhere.because}; the \`cold\` above it counts once the base branch has it`;
    return { ...elsewhere, because };
  }

  /** Is all code of a file called hot, whatever it is named? */
  names(path: string): boolean {
    return this.hot(path, '') !== null;
  }

  private configured(
    node: Node,
    file: RustFile,
    named: (level: 'hot' | 'cold', where: string) => Heat,
  ): Heat | null {
    const fn = enclosingFunction(node);
    const name = fn ? qualifiedName(fn) : '';
    const cold = this.cold(file.path, name);
    if (cold) return named('cold', `by \`${cold}\``);
    const hot = this.hot(file.path, name);
    // Of a folder or file that is called hot the tests are not meant; who names a function means it.
    if (hot && !hot.includes('#') && isCompiledForTestsOnly(node)) return null;
    return hot ? named('hot', `by \`${hot}\``) : null;
  }

  private shaped(node: Node, file: RustFile, { level, because }: Shape): Heat {
    const bench = level === 'cold' ? null : this.benchmark(node, file);
    if (bench) {
      // "in `Trie::seek`, which ..", and "`Trie::seek` is named like per-item work, and .."
      const reached = /^in(?:side)? /.test(because)
        ? `which \`${bench}\` may reach`
        : `and \`${bench}\` may reach it`;
      return { level: 'hot', source: 'benchmarked', because: `${because}, ${reached}` };
    }
    return { level, source: level === 'warm' ? 'unknown' : 'shaped', because };
  }

  private benchmark(node: Node, file: RustFile): string | null {
    const fn = enclosingFunction(node);
    return fn && file.heatedByBenchmark(fn);
  }
}

/** Is code called cold by a comment that the base does not have? Where it is hot otherwise, its author does not decide that alone. */
export function isColdOnlyHere(node: Node, comments: Comments): boolean {
  return comments.heatAt(node) === 'cold' && comments.heatBefore(node) !== 'cold';
}

/** A shape is a guess, and whoever wrote the code knows better. */
function isKnownHot({ level, source }: Heat): boolean {
  return level === 'hot' && source !== 'shaped';
}
