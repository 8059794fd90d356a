import { isDeepStrictEqual } from 'node:util';
import type { Answer, Report, State } from '../model.js';

/** True for an answer that a person may give by a box, or has given. */
export function hasBox(answer: Answer): boolean {
  return answer.kind === 'needs a tick' || answer.kind === 'failed' || answer.tick !== undefined;
}

/** The state to sign: the newest one as it is where nothing in it changes, else the next version of it. */
export function nextState(report: Report): State {
  const { state, ticks, refused, settled } = report.ticks;
  const subjects = Object.fromEntries(
    report.answers.filter(hasBox).map(({ item, subject }) => [item, subject]),
  );
  const same =
    state.version > 0 &&
    isDeepStrictEqual(
      [state.ticks, state.refused, state.settled, state.shown.subjects].map(normal),
      [ticks, refused, settled, subjects].map(normal),
    );
  if (same) return state;
  return {
    pull: state.pull,
    version: state.version + 1,
    ticks,
    shown: { headSha: report.pull.headSha, subjects },
    settled,
    refused,
  };
}

/** As it will come back from JSON. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
