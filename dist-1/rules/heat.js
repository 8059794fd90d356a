import { codePatterns } from '../globs/code-pattern.js';
import { isCompiledForTestsOnly, qualifiedName, shapeOf } from '../rust/functions/shape.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
/** Decides how much the place of a finding matters. Measured heat will stand first once profiles are read. */
export class HeatMap {
  hot;
  cold;
  constructor(config) {
    this.hot = codePatterns(config.hot);
    this.cold = codePatterns(config.cold);
  }
  of(node, file, comments) {
    const shape = shapeOf(node, file.coldBecause);
    const named = (level, where) => ({
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
  configured(node, file, named) {
    const fn = enclosingFunction(node);
    const name = fn ? qualifiedName(fn) : '';
    const cold = this.cold(file.path, name);
    if (cold) return named('cold', `by \`${cold}\``);
    const hot = this.hot(file.path, name);
    // Of a folder or file that is called hot the tests are not meant; who names a function means it.
    if (hot && !hot.includes('#') && isCompiledForTestsOnly(node)) return null;
    return hot ? named('hot', `by \`${hot}\``) : null;
  }
  shaped(node, file, { level, because }) {
    const bench = level === 'cold' ? null : this.benchmark(node, file);
    if (bench)
      return { level: 'hot', source: 'benchmarked', because: `${because}, which \`${bench}\` may reach` };
    return { level, source: level === 'warm' ? 'unknown' : 'shaped', because };
  }
  benchmark(node, file) {
    const fn = enclosingFunction(node);
    return (fn && file.reachedByBenchmark(fn)) ?? null;
  }
}
/** Is code called cold by a comment that the base does not have? Where it is hot otherwise, its author does not decide that alone. */
export function isColdOnlyHere(node, comments) {
  return comments.heatAt(node) === 'cold' && comments.heatBefore(node) !== 'cold';
}
/** A shape is a guess, and whoever wrote the code knows better. */
function isKnownHot({ level, source }) {
  return level === 'hot' && source !== 'shaped';
}
