import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { PullRequest, State } from '../model.js';

/** Signs what the App hides in its comments; never printed, not even by accident. */
export interface StateKey {
  readonly hmac: KeyObject;
}

/** Grows when older programs could misread the payload. */
const FORMAT = 1;

const MARKER = /<!-- perf-checklist:state:(\d{1,4}) ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+) -->/g;

/**
 * A text of 65,536 characters holds one state of the App, at its end; whoever pastes more than a few is not helping. The
 * last ones count: text above the App's own may quote code.
 */
const MOST_CANDIDATES = 20;

/** What the App knows before it has signed anything. */
export function firstState(pull: string): State {
  return {
    pull,
    version: 0,
    sealed: true,
    ticks: [],
    shown: { headSha: '', at: '', subjects: {} },
    settled: {},
    refused: [],
    waivers: [],
    acceptances: [],
    override: null,
    withdrawn: {},
    handled: { issue: [], review: [], through: { issue: 0, review: 0 }, sentences: [] },
    failedMeasurements: [],
  };
}

/** A key of its own, derived from the App's secret (HKDF, RFC 5869), so that the secret itself signs nothing here. */
export function stateKey(secret: string): StateKey {
  const bytes = hkdfSync('sha256', secret, 'perf-checklist', 'state of ticks, HMAC-SHA-256', 32);
  return { hmac: createSecretKey(Buffer.from(bytes)) };
}

/** As `State.pull` has it. */
export function pullName(pull: Pick<PullRequest, 'repository' | 'repositoryId' | 'number'>): string {
  const { repository, repositoryId, number } = pull;
  const id = repositoryId === undefined ? '' : `@${repositoryId}#${number}`;
  return `${repository.owner}/${repository.name}#${number}${id}`;
}

/** A repository may get another name or owner; an earlier version of this program knew nothing else. */
function isSamePull(one: string, other: string): boolean {
  const [[name, id], [otherName, otherId]] = [one.split('@'), other.split('@')];
  return id === undefined || otherId === undefined ? name === otherName : id === otherId;
}

/** One HTML comment that carries the state and its signature. */
export function writeState(state: State, key: StateKey): string {
  // Always in the same order, so that the same state reads the same.
  const payload = Buffer.from(JSON.stringify({ ...firstState(''), ...state })).toString('base64url');
  return `<!-- perf-checklist:state:${FORMAT} ${payload}.${sign(FORMAT, payload, key)} -->`;
}

/** The newest valid state in a text; why there is none although a marker is there; or null where there is no marker. */
export function readState(
  text: string,
  key: StateKey,
  pull: string,
): { state: State } | { refused: string } | null {
  const candidates = [...text.matchAll(MARKER)]
    .slice(-MOST_CANDIDATES)
    .map(([, format, payload, signature]) => {
      return open(Number(format), payload ?? '', signature ?? '', key, pull);
    });
  const states = candidates.flatMap((candidate) => ('state' in candidate ? [candidate.state] : []));
  const newest = states.reduce<State | null>(
    (best, state) => (best && best.version >= state.version ? best : state),
    null,
  );
  if (newest) return { state: newest };
  return candidates.at(-1) ?? null;
}

function open(
  format: number,
  payload: string,
  signature: string,
  key: StateKey,
  pull: string,
): { state: State } | { refused: string } {
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(format, payload, key));
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    return { refused: 'its signature is not ours: it was edited, or written with another secret' };
  }
  if (format !== FORMAT) return { refused: `it has format ${format}, this program reads format ${FORMAT}` };
  const written = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Partial<State>;
  // What an earlier version of this program did not know yet is empty.
  const state = { ...firstState(''), sealed: false, ...written };
  if (!isSamePull(state.pull, pull)) return { refused: `it belongs to ${state.pull}` };
  return { state: { ...state, pull } };
}

function sign(format: number, payload: string, key: StateKey): string {
  return createHmac('sha256', key.hmac)
    .update(`perf-checklist:state:${format}:${payload}`)
    .digest('base64url');
}

/** The state markers of a text as they stand, unread: to carry them over where nothing was judged. */
export function stateMarkers(text: string): string {
  return [...text.matchAll(MARKER)]
    .slice(-MOST_CANDIDATES)
    .map(([marker]) => marker)
    .join('\n');
}
