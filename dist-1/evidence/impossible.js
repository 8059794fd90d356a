import { EVIDENCE_LIMITS } from '../model.js';
import { shorten } from '../text/escape.js';
import { hasControlCharacters, UNITS_OF } from './manifest.js';
/** What no measurement can be, to be read after the benchmark's name or "it"; null: nothing is wrong with it. */
export function whyImpossible({ benchmark, measure, unit, samples }) {
  const { nameCharacters, samples: mostSamples, value } = EVIDENCE_LIMITS;
  if (benchmark.length === 0 || benchmark.length > nameCharacters)
    return `has a name of ${benchmark.length} characters, where 1 to ${nameCharacters} may be`;
  if (hasControlCharacters(benchmark)) return 'has control characters in its name';
  const units = UNITS_OF[measure];
  if (!units.includes(unit))
    return `has the measure "${measure}" in "${unit}"; it goes with ${units.map((one) => `"${one}"`).join(' or ')}`;
  if (samples.length === 0 || samples.length > mostSamples)
    return `has ${samples.length} samples in one run, where 1 to ${mostSamples} may be`;
  const impossible = samples.find((x) => !(x >= 0 && x <= value));
  return impossible === undefined
    ? null
    : `has the impossible value ${impossible}${unit === 'count' ? '' : ` ${unit}`}`;
}
/** A name as a bundle can hold it: of one that it cannot, what a person still knows it by. */
export function writableName(name) {
  const shown = name.replace(/\p{Cc}/gu, '\ufffd');
  return shown === '' ? '\ufffd' : shorten(shown, EVIDENCE_LIMITS.nameCharacters);
}
