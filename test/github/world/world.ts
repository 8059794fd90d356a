import { CatFilePool } from '../git/batch.js';
import { GitRepository } from '../git/repository.js';
import type {
  AppIdentity,
  CheckRun,
  CheckSuite,
  Installation,
  IssueComment,
  Label,
  Permissions,
  Pull,
  Repository,
  Review,
  ReviewComment,
  Role,
  Team,
  Thread,
  User,
  WorkflowRun,
} from './model.js';

export interface WorldOptions {
  readonly appId: number;
  readonly slug: string;
  readonly permissions: Permissions | undefined;
  readonly events: readonly string[];
  readonly now: () => Date;
}

export interface RepositoryOptions {
  /** A bare or an ordinary git directory. Git objects may be added to it, refs only for merge queues. */
  readonly gitDir: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** Full name of the repository that this one is a fork of. */
  readonly forkOf?: string;
  /** False leaves the repository out of the App's installation. */
  readonly installed?: boolean;
}

/** GitHub Actions has this App id on github.com. */
const ACTIONS_APP_ID = 15368;

/** All state of one stand-in. Only looks up and creates; what an act changes is up to its caller. */
export class World {
  url = '';
  readonly app: AppIdentity;
  readonly actions: AppIdentity;
  readonly users = new Map<string, User>();
  readonly repositories = new Map<string, Repository>();
  readonly #formerNames = new Map<string, Repository>();
  readonly teams: Team[] = [];
  readonly installations: Installation[] = [];
  readonly pulls = new Map<number, Pull>();
  readonly issueComments = new Map<number, IssueComment>();
  readonly reviewComments = new Map<number, ReviewComment>();
  readonly reviews = new Map<number, Review>();
  readonly threads = new Map<number, Thread>();
  readonly checkRuns = new Map<number, CheckRun>();
  readonly checkSuites = new Map<number, CheckSuite>();
  readonly workflowRuns = new Map<number, WorkflowRun>();
  readonly #pool = new CatFilePool();
  readonly #gitDirs = new Map<string, GitRepository>();
  readonly #byEmail = new Map<string, User>();
  #lastId = 1000;

  constructor(readonly options: WorldOptions) {
    const permissions = options.permissions ?? {};
    this.app = this.newApp(options.slug, options.appId, permissions, options.events);
    this.actions = this.newApp('github-actions', ACTIONS_APP_ID, { actions: 'write', checks: 'write' }, []);
  }

  newId(): number {
    return ++this.#lastId;
  }

  now(): string {
    return this.options
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }

  newApp(slug: string, id: number, permissions: Permissions, events: readonly string[]): AppIdentity {
    const owner = this.user(slug === 'github-actions' ? 'github' : `${slug}-owners`, 'Organization');
    return { id, slug, name: slug, owner, permissions, events };
  }

  /** The account of that name; made on first use. */
  user(login: string, type: User['type'] = 'User'): User {
    const known = this.users.get(login.toLowerCase());
    if (known) return known;
    const id = this.newId();
    const user: User = { id, login, type, email: `${id}+${login}@users.noreply.github.com` };
    this.users.set(login.toLowerCase(), user);
    this.#byEmail.set(user.email, user);
    return user;
  }

  /** Whose commits carry that address. */
  userByEmail(email: string): User | undefined {
    return this.#byEmail.get(email);
  }

  /** The account that an App writes as. */
  bot(app: AppIdentity): User {
    return this.user(`${app.slug}[bot]`, 'Bot');
  }

  findRepository(fullName: string): Repository | undefined {
    const name = fullName.toLowerCase();
    return this.repositories.get(name) ?? this.#formerNames.get(name);
  }

  /** GitHub leads from the old name to the new one. */
  rename(repository: Repository, name: string): void {
    const former = repository.fullName.toLowerCase();
    this.repositories.delete(former);
    this.#formerNames.set(former, repository);
    repository.name = name;
    repository.fullName = `${repository.owner.login}/${name}`;
    this.repositories.set(repository.fullName.toLowerCase(), repository);
  }

  /** Throws when there is no repository of that name: for tests that misspell. */
  repository(fullName: string): Repository {
    const found = this.findRepository(fullName);
    if (!found)
      throw new Error(`The stand-in has no repository ${fullName}; make it with github.repository().`);
    return found;
  }

  addRepository(fullName: string, options: RepositoryOptions): Repository {
    const [ownerName = '', name = ''] = fullName.split('/');
    const owner = this.user(ownerName, 'Organization');
    const created = this.now();
    const repository: Repository = {
      id: this.newId(),
      owner,
      name,
      fullName: `${owner.login}/${name}`,
      git: this.#gitDirectory(options.gitDir),
      private: options.private ?? false,
      parent: options.forkOf === undefined ? undefined : this.repository(options.forkOf),
      defaultBranch: options.defaultBranch ?? 'main',
      createdAt: created,
      pushedAt: created,
      nextNumber: 1,
      collaborators: new Map(),
      labels: new Map(),
      pulls: new Map(),
      checkSuites: [],
      checkRuns: [],
      workflows: new Map(),
      workflowRuns: [],
      dispatches: [],
      activities: [],
    };
    this.repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  /** The repository's label of that name; made on first use. */
  label(repository: Repository, name: string): Label {
    const known = repository.labels.get(name.toLowerCase());
    if (known) return known;
    const label = { id: this.newId(), name, color: 'ededed' };
    repository.labels.set(name.toLowerCase(), label);
    return label;
  }

  installationOf(repository: Repository): Installation | undefined {
    return this.installations.find(
      (installation) => installation.account === repository.owner && includes(installation, repository),
    );
  }

  repositoriesOf(installation: Installation): Repository[] {
    return [...this.repositories.values()].filter(
      (repository) => repository.owner === installation.account && includes(installation, repository),
    );
  }

  /** The highest of what was given to the person and to their teams. */
  roleOf(repository: Repository, user: User): Role {
    const given = [repository.collaborators.get(user.login.toLowerCase())];
    if (repository.owner === user) given.push({ name: 'admin', base: 'admin' });
    for (const team of this.teams) {
      if (team.organization === repository.owner && team.members.has(user.login.toLowerCase())) {
        given.push(team.repositories.get(repository.fullName.toLowerCase()));
      }
    }
    const without: Role = repository.private
      ? { name: 'none', base: 'none' }
      : { name: 'read', base: 'read' };
    return given
      .filter((role) => role !== undefined)
      .reduce((best, role) => (rank(role) > rank(best) ? role : best), without);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  #gitDirectory(dir: string): GitRepository {
    const known = this.#gitDirs.get(dir);
    if (known) return known;
    const made = new GitRepository(dir, this.#pool);
    this.#gitDirs.set(dir, made);
    return made;
  }
}

function includes(installation: Installation, repository: Repository): boolean {
  return installation.repositories?.has(repository.fullName.toLowerCase()) ?? true;
}

const RANKS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

function rank(role: Role): number {
  return RANKS.indexOf(role.base);
}

export function atLeast(role: Role, base: (typeof RANKS)[number]): boolean {
  return rank(role) >= RANKS.indexOf(base);
}
