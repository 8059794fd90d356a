import { attributesOf } from '../../rust/functions/shape.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'stage-without-measurement',
  item: 'observability',
  summary: 'a stage of a pipeline whose execution nobody measures',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['impl_item'],
  needs: /Stage\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const trait = typeFromNode(node.child('trait'))?.name ?? '';
    if (!/Stage$/.test(trait) || file.isTestFile) return null;
    const execute = (node.child('body')?.children ?? []).find(
      (each) =>
        each.kind === 'function_item' && /^(?:execute|run|process)$/.test(each.child('name')?.text ?? ''),
    );
    const body = execute?.child('body');
    if (!execute || !body || body.children.length < MIN_STATEMENTS) return null;
    if (MEASURES.test(body.text) || /\binstrument\b/.test(attributesOf(execute))) return null;
    const stage = typeFromNode(node.child('type'))?.name ?? 'the stage';
    return {
      at: execute.child('name')!,
      message: `\`${stage}\` has no span, timer or metric of its own: when the pipeline is slow, nothing says whether it is this stage.`,
      help: 'record how long it ran and how much it did, as a span or a histogram',
    };
  },
};

/** One statement hands on to somebody else, who may measure. */
const MIN_STATEMENTS = 2;

const MEASURES =
  /\bInstant::now|\.elapsed\(|_span!|\bspan!|\.instrument\(|\bmetrics?\b|\bhistogram|\bcounter|\bgauge|\brecord\w*\(|\btimer\b|\bobserve\(|\b(?:trace|debug|info)!\(/i;
