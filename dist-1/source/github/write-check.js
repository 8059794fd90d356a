import { CHECK_NAME, ONCE } from './api.js';
import { asked } from './errors.js';
import { postedCheck } from './read-check.js';

/** GitHub takes this many annotations in one request, and appends those of the next. */
const ANNOTATIONS_A_REQUEST = 50;
/** Creates or updates the check, its annotations in as many requests as they need, and returns it as it then is. */
export async function writeCheck({ api, address, pace }, change, checkId) {
  const { output } = change;
  const [first = [], ...rest] = batches(output.annotations);
  // Until the last annotations are in, the check goes on: nobody merges on half of it.
  const state = (last) => (last ? stateOf(output) : { status: 'in_progress' });
  await pace.turn('change');
  let id;
  let answer;
  if (change.kind === 'create-check') {
    answer = await createCheck(
      { api, address },
      change.headSha,
      checkId,
      output,
      first,
      state(rest.length === 0),
    );
    id = Number(answer.id);
  } else {
    id = change.id;
    answer = await updateCheck({ api, address }, id, output, first, state(rest.length === 0));
  }
  for (const [at, annotations] of rest.entries()) {
    await pace.turn('change');
    answer = await updateCheck({ api, address }, id, output, annotations, state(at === rest.length - 1));
  }
  return postedCheck(answer);
}
async function createCheck({ api, address }, headSha, checkId, output, annotations, state) {
  const { data } = await asked(
    'creating the check',
    api.request('POST /repos/{owner}/{repo}/check-runs', {
      owner: address.owner,
      repo: address.name,
      name: CHECK_NAME,
      head_sha: headSha,
      external_id: checkId,
      ...state,
      output: outputOf(output, annotations),
      request: ONCE,
    }),
  );
  return data;
}
async function updateCheck({ api, address }, id, output, annotations, state) {
  const { data } = await asked(
    'updating the check',
    api.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner: address.owner,
      repo: address.name,
      check_run_id: id,
      ...state,
      output: outputOf(output, annotations),
      // Annotations are appended: a repeated request would show them twice.
      ...(annotations.length > 0 ? { request: ONCE } : {}),
    }),
  );
  return data;
}
function stateOf({ conclusion, actions }) {
  if (conclusion === null) return { status: 'in_progress' };
  return { status: 'completed', conclusion, actions: actions.map((action) => ({ ...action })) };
}
function outputOf({ title, summary, text }, annotations) {
  return {
    title,
    summary,
    ...(text === '' ? {} : { text }),
    ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotation) }),
  };
}
function annotation({ path, startLine, endLine, columns, level, title, message }) {
  const at = columns === undefined ? {} : { start_column: columns.start, end_column: columns.end };
  return { path, start_line: startLine, end_line: endLine, ...at, annotation_level: level, title, message };
}
function batches(annotations) {
  const all = [];
  for (let at = 0; at < annotations.length; at += ANNOTATIONS_A_REQUEST) {
    all.push(annotations.slice(at, at + ANNOTATIONS_A_REQUEST));
  }
  return all;
}
