import { isDeepStrictEqual } from 'node:util';
import type { Answer, Report, State } from '../model.js';

/** True for an answer that a person may give by a box, or has given. */
export function hasBox(answer: Answer): boolean {
  return answer.kind === 'needs a tick' || answer.kind === 'failed' || answer.tick !== undefined;
}

/** The state to sign: the newest one as it is where nothing in it changes, else the next version of it. */
export function nextState(report: Report): State {
  const { state } = report.ticks;
  const next = {
    ...decided(report),
    pull: state.pull,
    version: state.version,
    sealed: true,
    shown: shown(report),
  };
  if (isDeepStrictEqual(normal(next), normal(state))) return state;
  return { ...next, version: state.version + 1 };
}

function decided({ ticks: { ticks, settled, refused }, decisions, failedMeasurements }: Report) {
  const { waivers, acceptances, override, ended, withdrawn, handled } = decisions;
  const people = { waivers, acceptances, override: override ?? ended, withdrawn, handled };
  return { ticks, settled, refused, ...people, failedMeasurements };
}

/** A head that shows the same as the one before is not new to anybody. */
function shown({ answers, ticks: { state }, decisions, pull, at }: Report): State['shown'] {
  const subjects = Object.fromEntries(answers.filter(hasBox).map(({ item, subject }) => [item, subject]));
  const same = state.version > 0 && isDeepStrictEqual(normal(subjects), normal(state.shown.subjects));
  const judged = same ? state.shown : { headSha: pull.headSha, at, subjects };
  const known = state.shown.found;
  const digest = decisions.found;
  return { ...judged, found: known?.digest === digest ? known : { digest, at } };
}

/** As it will come back from JSON. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
