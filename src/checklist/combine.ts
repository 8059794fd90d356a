import type { Answer } from '../model.js';
import type { Judgement } from './item.js';

/** What an item says about one part of a change, where it counts as much. */
export interface Part {
  requirement: Answer['requirement'];
  judgement: Judgement;
}

/** Worst first. A wait ends by itself: whoever is asked before it has not seen what there is to judge. */
const OPEN: readonly Judgement['kind'][] = ['failed', 'waiting', 'needs a tick'];
/** What says most first. */
const CLOSED: readonly Judgement['kind'][] = ['accepted', 'waived', 'passed', 'not applicable'];

/**
 * One answer from those about the parts of a change: the worst that is open where the item is required, else the worst
 * that is open where it is advice, else what is closed. A tick is bound to all that it answers.
 */
export function combine(parts: readonly Part[]): Part {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  for (const requirement of ['required', 'advisory'] as const) {
    const open = inOrder(parts, OPEN).filter((part) => part.requirement === requirement);
    if (open.length > 0) return { requirement, judgement: joined(open) };
  }
  const closed = inOrder(parts, CLOSED);
  const [best] = closed;
  const requirement = parts.some((part) => part.requirement === 'required') ? 'required' : 'advisory';
  const same = closed.filter(({ judgement }) => judgement.kind === best?.judgement.kind);
  return { requirement, judgement: joined(same) };
}

function inOrder(parts: readonly Part[], kinds: readonly Judgement['kind'][]): Part[] {
  return kinds.flatMap((kind) => parts.filter(({ judgement }) => judgement.kind === kind));
}

function joined(parts: readonly Part[]): Judgement {
  const judgements = parts.map(({ judgement }) => judgement);
  const { kind } = judgements[0]!;
  const until = judgements.flatMap((one) => one.until ?? []).sort()[0];
  return {
    kind,
    because: [...new Set(judgements.map(({ because }) => because))].join('; '),
    parts: judgements.flatMap((one) => one.parts),
    failing: judgements.flatMap((one) => one.failing ?? []),
    ...(until === undefined ? {} : { until }),
  };
}
