import type { Side } from '../git/patch.js';
import type { GitRepository } from '../git/repository.js';

export type Permissions = Readonly<Record<string, 'read' | 'write' | 'admin'>>;
export type BaseRole = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly email: string;
}

export interface Role {
  /** One of GitHub's five, or the name of an organisation's own role. */
  readonly name: string;
  /** What an own role is made from; the same as the name otherwise. */
  readonly base: BaseRole;
}

export interface Team {
  readonly id: number;
  readonly organization: User;
  readonly slug: string;
  readonly members: Set<string>;
  readonly repositories: Map<string, Role>;
}

export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: User;
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

export interface Installation {
  readonly id: number;
  readonly account: User;
  /** Undefined means all repositories of the account. */
  repositories: Set<string> | undefined;
  /** Undefined: nothing is enforced. */
  permissions: Permissions | undefined;
  suspended: boolean;
  readonly createdAt: string;
}

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: User;
  name: string;
  fullName: string;
  readonly git: GitRepository;
  readonly private: boolean;
  readonly parent: Repository | undefined;
  defaultBranch: string;
  readonly createdAt: string;
  pushedAt: string;
  nextNumber: number;
  readonly collaborators: Map<string, Role>;
  readonly labels: Map<string, Label>;
  readonly pulls: Map<number, Pull>;
  readonly checkSuites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  readonly workflows: Map<string, Workflow>;
  readonly workflowRuns: WorkflowRun[];
  readonly dispatches: Dispatch[];
  /** Oldest first. */
  readonly activities: Activity[];
}

export interface Activity {
  readonly id: number;
  readonly type: 'branch_creation' | 'push' | 'force_push';
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly actor: User;
  readonly at: string;
}

export interface Pull {
  readonly id: number;
  readonly repository: Repository;
  readonly number: number;
  readonly author: User;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  draft: boolean;
  locked: boolean;
  mergedAt: string | null;
  closedAt: string | null;
  mergeCommitSha: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly labels: Set<string>;
  base: { ref: string; sha: string };
  head: { ref: string; sha: string; owner: string; repository: Repository | null };
  /** The head that a server which lags behind still lists files of; null: the present one. */
  listedHead: string | null;
  readonly comments: IssueComment[];
  readonly reviews: Review[];
  readonly threads: Thread[];
  readonly edits: Edit[];
}

export interface Edit {
  readonly id: number;
  readonly editor: User;
  readonly editedAt: string;
  /** The whole text after this edit. */
  readonly text: string;
}

export interface Reaction {
  readonly id: number;
  readonly user: User;
  readonly content: string;
  readonly createdAt: string;
}

export type Classifier =
  | 'ABUSE'
  | 'DUPLICATE'
  | 'OFF_TOPIC'
  | 'OUTDATED'
  | 'RESOLVED'
  | 'SPAM'
  | 'LOW_QUALITY';

export interface Comment {
  readonly id: number;
  readonly pull: Pull;
  readonly author: User;
  readonly app: AppIdentity | undefined;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first; empty as long as nobody edited, else the first entry is the original text. */
  readonly edits: Edit[];
  readonly reactions: Reaction[];
  minimized: Classifier | null;
}

export interface IssueComment extends Comment {
  readonly kind: 'issue-comment';
}

export interface ReviewComment extends Comment {
  readonly kind: 'review-comment';
  readonly thread: Thread;
  readonly review: Review;
  readonly inReplyTo: number | undefined;
}

export interface Thread {
  readonly id: number;
  readonly pull: Pull;
  readonly path: string;
  readonly subject: 'line' | 'file';
  readonly side: Side;
  readonly startSide: Side | undefined;
  readonly originalCommit: string;
  readonly originalLine: number | undefined;
  readonly originalStartLine: number | undefined;
  readonly originalPosition: number;
  readonly diffHunk: string;
  /** Of the present head; undefined once the line was changed or left the diff. */
  line: number | undefined;
  startLine: number | undefined;
  position: number | undefined;
  outdated: boolean;
  resolvedBy: User | null;
  readonly comments: ReviewComment[];
}

export interface Review {
  readonly id: number;
  readonly pull: Pull;
  readonly author: User;
  readonly app: AppIdentity | undefined;
  readonly commit: string;
  body: string;
  state: 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  readonly submittedAt: string;
}

export interface CheckSuite {
  readonly id: number;
  readonly repository: Repository;
  readonly app: AppIdentity;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly repository: Repository;
  readonly suite: CheckSuite;
  readonly app: AppIdentity;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  externalId: string;
  detailsUrl: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
}

export interface Workflow {
  readonly id: number;
  readonly path: string;
  readonly name: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly repository: Repository;
  readonly headRepository: Repository | null;
  readonly workflow: Workflow;
  readonly suite: CheckSuite;
  readonly event: string;
  readonly actor: User;
  /** What `run-name` of the file makes of the inputs; absent: the commit's title. */
  readonly title?: string;
  readonly number: number;
  attempt: number;
  status: string;
  conclusion: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly artifacts: Artifact[];
}

export interface Artifact {
  readonly id: number;
  readonly run: WorkflowRun;
  readonly name: string;
  readonly zip: Buffer;
  readonly createdAt: string;
  expired: boolean;
}

export interface Dispatch {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly run: WorkflowRun;
}
