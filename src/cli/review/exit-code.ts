import type { Report } from '../../model.js';
import { EXIT } from '../surroundings.js';

/**
 * What a script is told. A local review has nobody who could tick and often no evidence, so by default only a required
 * item that failed blocks; `strict` holds back whatever the check of a pull request would.
 */
export function exitCodeOf(report: Pick<Report, 'answers'>, strict: boolean): number {
  const required = report.answers
    .filter((answer) => answer.requirement === 'required')
    .map(({ kind }) => kind);
  if (required.includes('could not review')) return EXIT.failed;
  if (required.includes('failed')) return EXIT.blocks;
  if (strict && (required.includes('needs a tick') || required.includes('waiting'))) return EXIT.blocks;
  return EXIT.clean;
}
