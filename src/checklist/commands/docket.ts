import type {
  AcceptedRegression,
  Finding,
  Instant,
  ItemId,
  Override,
  State,
  Tick,
  Ticks,
  WaivedFindings,
} from '../../model.js';
import { lostRight, type TickRules } from '../rights.js';

/** What has been decided on a pull request while commands are worked through. */
export interface Docket {
  ticks: Map<ItemId, Tick>;
  settled: Map<ItemId, Instant>;
  refused: Map<ItemId, State['refused'][number]>;
  waivers: WaivedFindings[];
  acceptances: AcceptedRegression[];
  override: Override | null;
  withdrawn: Map<ItemId, Instant>;
  /** Benchmarks to measure again; null: nobody asked. */
  remeasure: readonly string[] | null;
}

/**
 * Bytes of waivers and acceptances that one pull request keeps: they are signed into a comment of 65,536 characters,
 * beside everything that it says. Some thirty decisions with their reasons fit.
 */
const MAX_DECISIONS = 9_000;

/** Without what whoever decided it had no right to by the rules of now. */
export function openDocket(
  { state, ticks, refused, settled }: Ticks,
  rules: TickRules,
  findings: readonly Finding[],
): Docket {
  return {
    ticks: new Map(ticks.map((tick) => [tick.item, tick])),
    settled: new Map(Object.entries(settled) as [ItemId, Instant][]),
    refused: new Map(refused.map((one) => [one.item, one])),
    waivers: state.waivers.filter((waiver) =>
      itemsOf(waiver, findings).every((item) => lostRight(waiver, item, rules) === null),
    ),
    acceptances: state.acceptances.filter((one) => lostRight(one, 'benchmarks', rules) === null),
    override: state.override,
    withdrawn: new Map(Object.entries(state.withdrawn) as [ItemId, Instant][]),
    remeasure: null,
  };
}

/** The configuration may have given its findings to another item since. */
function itemsOf({ item, fingerprints }: WaivedFindings, findings: readonly Finding[]): readonly ItemId[] {
  const now = findings.filter(({ fingerprint }) => fingerprints.includes(fingerprint));
  return now.length === 0 ? [item] : [...new Set(now.map((finding) => finding.item))];
}

/** As `acceptTicks` gives it, with what the commands changed. */
export function ticksOf(docket: Docket, { state }: Ticks): Ticks {
  return {
    state,
    ticks: [...docket.ticks.values()],
    refused: [...docket.refused.values()],
    settled: Object.fromEntries(docket.settled),
  };
}

/** True when one more decision does not fit beside the others. */
export function isFull({ waivers, acceptances }: Docket): boolean {
  return Buffer.byteLength(JSON.stringify([waivers, acceptances])) > MAX_DECISIONS;
}

/**
 * Adds a waiver; of two on the same finding the later one counts, whichever is told first. False: all of it was decided
 * anew, or taken back, meanwhile.
 */
export function addWaiver(docket: Docket, waiver: WaivedFindings): boolean {
  if (isWithdrawn(docket, waiver.item, waiver.at)) return false;
  const later = new Set(
    docket.waivers.filter(({ at }) => at > waiver.at).flatMap(({ fingerprints }) => fingerprints),
  );
  const mine = waiver.fingerprints.filter((fingerprint) => !later.has(fingerprint));
  if (mine.length === 0) return false;
  docket.waivers = [
    ...docket.waivers.flatMap((old) => without(old, mine)),
    { ...waiver, fingerprints: mine },
  ];
  return true;
}

function without(waiver: WaivedFindings, gone: readonly string[]): WaivedFindings[] {
  const fingerprints = waiver.fingerprints.filter((fingerprint) => !gone.includes(fingerprint));
  return fingerprints.length === 0 ? [] : [{ ...waiver, fingerprints }];
}

/** As `addWaiver`, for a regression. */
export function addAcceptance(docket: Docket, acceptance: AcceptedRegression): boolean {
  const same = docket.acceptances.find(({ benchmark }) => benchmark === acceptance.benchmark);
  if (isWithdrawn(docket, 'benchmarks', acceptance.at) || (same && same.at > acceptance.at)) return false;
  docket.acceptances = [...docket.acceptances.filter((old) => old !== same), acceptance];
  return true;
}

/** The item was decided then; a box that somebody turned in vain before is no news any more. */
export function settle(docket: Docket, item: ItemId, at: Instant): void {
  docket.settled.set(item, at);
  if ((docket.refused.get(item)?.at ?? '') <= at) docket.refused.delete(item);
}

/** Takes back the tick, the waivers and the acceptances of an item. True when there was one. */
export function withdraw(docket: Docket, item: ItemId, at: Instant): boolean {
  const before = docket.ticks.size + docket.waivers.length + docket.acceptances.length;
  if (at >= (docket.settled.get(item) ?? '')) {
    docket.ticks.delete(item);
    settle(docket, item, at);
  }
  if (!isWithdrawn(docket, item, at)) docket.withdrawn.set(item, at);
  docket.waivers = docket.waivers.filter((waiver) => waiver.item !== item || waiver.at > at);
  if (item === 'benchmarks') docket.acceptances = docket.acceptances.filter((one) => one.at > at);
  return docket.ticks.size + docket.waivers.length + docket.acceptances.length < before;
}

function isWithdrawn({ withdrawn }: Docket, item: ItemId, at: Instant): boolean {
  return (withdrawn.get(item) ?? '') > at;
}
