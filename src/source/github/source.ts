import { ownersOfAny } from '../../config/code-owners.js';
import { parseConfig } from '../../config/parse.js';
import { mayTickAnything } from '../../config/tick-teams.js';
import type { CrateIndex } from '../../index/crate-index.js';
import type {
  Change,
  Config,
  EvidenceFiles,
  FileChange,
  Posted,
  PullRequest,
  Role,
  Settings,
  Sha,
} from '../../model.js';
import { type Source, SourceError, Superseded } from '../port.js';
import type { AppIdentity, PullAddress } from './api.js';
import { type Asking, authorshipOf } from './authorship.js';
import { cachedBlobs, isListOf, type ListedFile, listChangedFiles, withTexts } from './changed-files.js';
import { externalId } from './check-id.js';
import { CommitCheck } from './commit-check.js';
import { compare } from './compare.js';
import { crateIndexOf, type FactsOfFiles, type FactsStore } from './crate-facts.js';
import { asked } from './errors.js';
import { readEvidenceFiles } from './evidence.js';
import { CONFIG_PATH, type Overview, readOverview } from './overview.js';
import type { Pace } from './pace.js';
import { ownTexts, type PostedPage, readPosted } from './posted.js';
import { readCheck } from './read-check.js';
import { type Remeasurements, startRemeasurement, withRemeasurements } from './remeasure.js';
import { roleOf, teamsOf } from './roles.js';
import type { TextCache } from './text-cache.js';
import { whyNotTrusted } from './trust.js';
import { write } from './write.js';

/** What a GitHub source needs besides the pull request's address. */
export interface GitHubContext extends Asking {
  app: AppIdentity;
  store: FactsStore;
  factsOfFiles: FactsOfFiles;
  pace: Pace;
  texts: TextCache;
  /** The head that was reviewed last, as far as that is remembered. */
  lastHead?(): Promise<string | null>;
  /** What was asked to be measured again, as far as that is remembered. */
  remeasurements: Remeasurements;
  now(): Date;
  /** Called when the index of this commit should be built: the review goes on without it. */
  cold(commit: string): Promise<void>;
  warn(message: string): void;
}

/** Each costs a request for each person who ticks. */
const MAX_OWNER_TEAMS = 10;

/** One pull request on GitHub, for one review: what was read once is remembered. */
export class GitHubSource implements Source {
  private readonly overview: Promise<Overview>;
  private pullRead: Promise<PullRequest> | undefined;
  private listed: Promise<readonly ListedFile[]> | undefined;
  private config: Promise<Config> | undefined;
  /** The first look at what is posted came with the overview. */
  private fresh = true;
  private check: CommitCheck | undefined;
  private textBefore: Promise<string | null> | undefined;

  constructor(
    private readonly context: GitHubContext,
    readonly address: PullAddress,
  ) {
    this.overview = readOverview(context.api, address);
    // Whoever asks first gets the failure; nobody asking is no failure.
    this.overview.catch(() => {});
  }

  pullRequest(): Promise<PullRequest> {
    this.pullRead ??= this.readPull();
    return this.pullRead;
  }

  /** Known also where the base, or who pushed, could not be read. */
  async headSha(): Promise<Sha> {
    return (await this.overview).pull.headSha;
  }

  async isOpen(): Promise<boolean> {
    return (await this.overview).pull.state === 'open';
  }

  private async readPull(): Promise<PullRequest> {
    const { pull } = await this.overview;
    const [mergeBase, authorship] = await Promise.all([
      this.mergeBase(pull.baseSha, pull.headSha),
      authorshipOf(this.context, this.address, pull, () => this.configuration()),
    ]);
    return { ...pull, mergeBase, ...authorship };
  }

  private async mergeBase(base: string, head: string): Promise<string> {
    const { data } = await asked(
      'comparing base and head',
      this.context.api.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner: this.address.owner,
        repo: this.address.name,
        basehead: `${base}...${head}`,
        // Files and patches come with the first page only; nothing of them is wanted here.
        per_page: 1,
        page: 2,
      }),
    );
    return data.merge_base_commit.sha;
  }

  async settings(): Promise<Settings> {
    const { settings } = await this.overview;
    if (!settings.proposed) return settings;
    // The base may have moved on: only a file that this pull request changes is its proposal.
    const changes = (await this.files()).some(
      ({ filename, previous_filename: before }) => filename === CONFIG_PATH || before === CONFIG_PATH,
    );
    return changes ? settings : { ...settings, proposed: null };
  }

  /** As GitHub lists them, without texts. */
  files(): Promise<readonly ListedFile[]> {
    this.listed ??= this.overview.then(async ({ changedFiles, pull: { baseSha, headSha } }) => {
      const { api } = this.context;
      const listed = await listChangedFiles(api, this.address, changedFiles);
      if (isListOf(listed, headSha, changedFiles)) return listed;
      // By the names of both commits no server answers for others.
      return (await compare(api, this.address, baseSha, headSha, 'the pull request')).files;
    });
    return this.listed;
  }

  async changedFiles(wanted: (path: string) => boolean): Promise<readonly FileChange[]> {
    const [listed, pull] = await Promise.all([this.files(), this.pullRequest()]);
    const { api, texts } = this.context;
    const commits = { mergeBase: pull.mergeBase, head: pull.headSha };
    return withTexts(api, pull.repository, listed, commits, wanted, texts);
  }

  async crateIndex(): Promise<CrateIndex> {
    const { repository, mergeBase } = await this.pullRequest();
    const { api, store, factsOfFiles, cold } = this.context;
    return crateIndexOf(api, repository, mergeBase, store, factsOfFiles, () => cold(mergeBase));
  }

  async evidence(): Promise<EvidenceFiles> {
    const [pull, config, files] = await Promise.all([this.pullRequest(), this.configuration(), this.files()]);
    const at = (sha: string) => (paths: readonly string[]) => this.textsAt(sha, pull.repository, paths);
    const evidence = await readEvidenceFiles(this.context.api, pull, config.gate.workflow, (workflows) =>
      whyNotTrusted(pull, files, { workflows, readBase: at(pull.mergeBase), readTip: at(pull.baseSha) }),
    );
    return config.gate.remeasure ? withRemeasurements({ ...this.context, pull }, evidence) : evidence;
  }

  private async textsAt(
    sha: string,
    repository: PullRequest['repository'],
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const { api, texts } = this.context;
    const expressions = paths.map((path) => `${sha}:${path}`);
    const found = await cachedBlobs(api, repository, expressions, texts);
    return new Map(
      paths.flatMap((path): [string, string][] => {
        const text = found.get(`${sha}:${path}`)?.text;
        return typeof text === 'string' ? [[path, text]] : [];
      }),
    );
  }

  configuration(): Promise<Config> {
    this.config ??= this.settings().then((settings) => parseConfig(settings).config);
    return this.config;
  }

  /** Rejects with `Superseded` when the head is no longer the one that is being reviewed. */
  async posted(): Promise<Posted> {
    const { pull, posted } = await this.overview;
    const page: PostedPage = this.fresh ? posted : await readPosted(this.context.api, this.address);
    this.fresh = false;
    const { api, app } = this.context;
    const id = externalId(this.address.number);
    this.check ??= new CommitCheck(api, this.address, app, id, pull.headSha, pull.draft);
    this.textBefore ??= this.textOfLastCheck(pull.headSha);
    const [texts, own, textBefore] = await Promise.all([
      ownTexts(this.context.api, this.address, this.context.app, page, (login) => this.rights(login)),
      this.check.look(),
      this.textBefore,
    ]);
    if (texts.headSha !== pull.headSha) throw new Superseded(`the head moved to ${texts.headSha}`);
    const { comment, findings, replies } = texts;
    return {
      check: own.check,
      comment,
      findings,
      replies,
      ...(textBefore === null ? {} : { textBefore }),
      ...(own.others.length > 0 ? { sameCommit: own.others } : {}),
    };
  }

  /** Whoever puts an old text into the comment, or deletes it, and pushes leaves the newest state on the check of the head before. */
  private async textOfLastCheck(headSha: string): Promise<string | null> {
    const last = (await this.context.lastHead?.()) ?? null;
    if (last === null || last === headSha) return null;
    const { api, app } = this.context;
    try {
      const check = await readCheck(api, this.address, app, last, externalId(this.address.number));
      return check?.text ?? null;
    } catch (error) {
      // GitHub may have forgotten a commit that no branch holds any more.
      if (error instanceof SourceError && !error.temporary) return null;
      throw error;
    }
  }

  /** In which role a person is, and in which of the teams that may tick. */
  async rights(login: string): Promise<{ role: Role; teams: readonly string[] }> {
    const teams = await this.teamsAsked();
    const [role, member] = await Promise.all([
      roleOf(this.context.api, this.address, login),
      teamsOf(this.context.api, this.address.owner, login, teams),
    ]);
    return { role, teams: member };
  }

  /** Teams whose members may tick: those of the configuration, and those that own code which changes. */
  private async teamsAsked(): Promise<readonly string[]> {
    const ticks = mayTickAnything(await this.configuration());
    if (!ticks.codeOwners) return ticks.teams;
    const [{ codeOwners }, files] = await Promise.all([this.settings(), this.files()]);
    const owners = ownersOfAny(
      codeOwners ?? '',
      files.map(({ filename }) => filename),
    );
    return [...new Set([...ticks.teams, ...owners.teams.slice(0, MAX_OWNER_TEAMS)])];
  }

  /**
   * The head moved on: the check of this one ends, so that nobody waits for it. Returns the pull requests that have not moved on,
   * where GitHub shows now that it ended.
   */
  async abandon(): Promise<readonly number[]> {
    const check = (await this.check?.look())?.check;
    if (!check || check.status === 'completed') return [];
    await asked(
      'ending the check of an earlier head',
      this.context.api.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
        owner: this.address.owner,
        repo: this.address.name,
        check_run_id: check.id,
        status: 'completed',
        conclusion: 'cancelled',
      }),
    );
    this.check?.wrote({ ...check, status: 'completed', conclusion: 'cancelled' });
    return this.toTell();
  }

  async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { api, pace, warn } = this.context;
    const { pull } = await this.overview;
    await this.measureAgain(changes);
    const headMoved = async () => (await readPosted(api, this.address)).headRefOid !== pull.headSha;
    const check = await write({ api, address: this.address, pace, headMoved, warn }, changes);
    if (check) this.check?.wrote(check);
  }

  /** Other pull requests of the same commit whose verdict may depend on what was written here; empty: nothing was. */
  async toTell(): Promise<readonly number[]> {
    return (await this.check?.toTell()) ?? [];
  }

  private async measureAgain(changes: readonly Change[]): Promise<void> {
    const asked = changes.find((change) => change.kind === 'remeasure');
    if (asked?.kind !== 'remeasure') return;
    const [pull, config] = await Promise.all([this.pullRequest(), this.configuration()]);
    const { context } = this;
    await startRemeasurement({ ...context, pull }, asked.request, config.gate.workflow, context.now());
  }
}
