/** GitHub's own prefixes of global node ids. */
const PREFIXES = {
  User: 'U',
  Bot: 'BOT',
  Organization: 'O',
  Repository: 'R',
  PullRequest: 'PR',
  IssueComment: 'IC',
  PullRequestReview: 'PRR',
  PullRequestReviewComment: 'PRRC',
  PullRequestReviewThread: 'PRRT',
  CheckRun: 'CR',
  CheckSuite: 'CS',
  WorkflowRun: 'WFR',
  Workflow: 'W',
  Label: 'LA',
  App: 'A',
  Team: 'T',
  Reaction: 'REA',
  UserContentEdit: 'UCE',
  Artifact: 'AR',
  Activity: 'ACT',
  Installation: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u',
} as const;
export type NodeType = keyof typeof PREFIXES;

/** Opaque to clients, as GitHub's are. */
export function nodeId(type: NodeType, id: number): string {
  return `${PREFIXES[type]}_kwDO${Buffer.from(String(id)).toString('base64url')}`;
}

/** Undefined when the text is no node id of this stand-in. */
export function readNodeId(text: string): { type: NodeType; id: number } | undefined {
  const match = /^([A-Za-z0-9]+)_kwDO([\w-]+)$/.exec(text);
  const type = (Object.keys(PREFIXES) as NodeType[]).find((name) => PREFIXES[name] === match?.[1]);
  const id = Number(Buffer.from(match?.[2] ?? '', 'base64url').toString());
  return type && Number.isInteger(id) ? { type, id } : undefined;
}

/** For objects that git names: the type, the repository and the SHA. */
export function gitNodeId(prefix: 'C' | 'B' | 'T' | 'REF', repository: number, name: string): string {
  return `${prefix}_kwDO${Buffer.from(`${repository}:${name}`).toString('base64url')}`;
}
