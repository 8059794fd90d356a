import type { Config, Heat, HeatLevel, Severity } from '../model.js';
import { standsBesideIo } from '../rust/cost/beside-io.js';
import type { Problem, Rule } from './rule.js';

const WEIGHT: Readonly<Record<Severity | 'off', number>> = { off: 0, note: 1, warning: 2, error: 3 };

export function isAtLeast(severity: Severity | 'off', least: Severity | 'off'): boolean {
  return WEIGHT[severity] >= WEIGHT[least];
}

/** The rule's default by heat, unless the configuration names a severity. Nothing blocks on shape alone. */
export function severityOf(rule: Rule, problem: Problem, heat: Heat, config: Config): Severity | 'off' {
  const configured = config.rules[rule.id];
  const minor = problem.minor || isTrifle(rule, problem);
  if (configured) return minor && configured !== 'off' ? 'note' : configured;
  const standard = rule.severity[heat.level];
  if (standard === 'off') return 'off';
  if (minor || isDeclaredCold(rule, heat)) return 'note';
  const known = heat.source === 'declared' || heat.source === 'measured';
  return rule.blocksWhenHot && standard === 'warning' && heat.level === 'hot' && known ? 'error' : standard;
}

/** Can the rule ever be as loud as `least`, in code of these levels? What blocks when hot is a warning before that. */
export function canReach(rule: Rule, least: Severity, levels: readonly HeatLevel[], config: Config): boolean {
  const configured = config.rules[rule.id];
  if (configured) return configured !== 'off' && isAtLeast(configured, least);
  return levels.some((level) => {
    const standard = rule.severity[level];
    return standard !== 'off' && (rule.blocksWhenHot || isAtLeast(standard, least));
  });
}

/** Who says that speed does not matter here is heard, also by rules that tell wherever code runs. */
function isDeclaredCold(rule: Rule, heat: Heat): boolean {
  return rule.noteInTests === true && heat.level === 'cold' && heat.source === 'declared';
}

/** Is the cost lost beside what the same turn of a loop, or the same call, waits for? */
function isTrifle(rule: Rule, problem: Problem): boolean {
  return rule.trifleBesideIo === true && !problem.sparesIo && standsBesideIo(problem.costAt ?? problem.at);
}
