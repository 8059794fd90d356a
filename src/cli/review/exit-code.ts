import type { Report } from '../../model.js';
import { EXIT } from '../surroundings.js';

/**
 * What a script is told. Where enforcing is asked for, by the configuration or by `--enforce`, it is the check's conclusion. In `advise`
 * mode a local review has nobody who could tick, and often no evidence: only a required item that failed counts.
 */
export function exitCodeOf({ answers, mode, outcome }: Pick<Report, 'answers' | 'mode' | 'outcome'>): number {
  const required = answers.filter((answer) => answer.requirement === 'required').map(({ kind }) => kind);
  const blocks = mode === 'enforce' ? outcome.conclusion !== 'success' : required.includes('failed');
  return blocks ? EXIT.blocks : EXIT.clean;
}
