import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Report } from '../model.js';
import type { QueueDepth } from './depth.js';
import { RequestBudget } from './request-budget.js';

/** From a warm review without findings to one that waits for GitHub's limits. */
const REVIEW_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Where an error was met. */
export type ErrorPlace = 'delivery' | 'request' | 'queue' | 'review' | 'task';

/** Webhook events that have a series of their own; a name that somebody makes up has none. */
const EVENTS: ReadonlySet<string> = new Set([
  'check_run', 'check_suite', 'installation', 'installation_repositories', 'issue_comment', 'merge_group', 'ping',
  'pull_request', 'pull_request_review_comment', 'push', 'workflow_run',
]); // biome-ignore format: a list

/** What is counted. No label carries the name of a repository, a person or a file. */
export class Metrics {
  private readonly registry = new Registry();
  readonly budget = new RequestBudget();

  private readonly deliveries = this.counter(
    'deliveries_total',
    'Webhooks by event and what became of them.',
    ['event', 'result'],
  );
  private readonly reviews = this.counter('reviews_total', 'Reviews that ended, by what the check says.', [
    'conclusion',
  ]);
  private readonly findings = this.counter(
    'findings_total',
    'Findings in reviews that ended; one that stays is counted in each.',
    ['rule', 'severity'],
  );
  private readonly errors = this.counter('errors_total', 'Errors by where they were met.', ['where']);
  private readonly requests = this.counter(
    'github_requests_total',
    'Requests to GitHub by how they ended, after what Octokit repeats by itself.',
    ['status'],
  );
  private readonly stages = new Histogram({
    name: 'perf_checklist_review_stage_seconds',
    help: 'Time of a review by stage; "whole" is all of it.',
    labelNames: ['stage'],
    buckets: REVIEW_BUCKETS,
    registers: [this.registry],
  });

  /** `depths` is asked at each scrape. */
  constructor(depths: () => Promise<readonly QueueDepth[]>) {
    collectDefaultMetrics({ register: this.registry });
    this.gaugeOfQueue(depths);
    this.gaugesOfBudget();
  }

  delivery(event: string, result: 'accepted' | 'known' | 'refused' | 'failed'): void {
    this.deliveries.inc({ event: EVENTS.has(event) ? event : 'other', result });
  }

  error(where: ErrorPlace): void {
    this.errors.inc({ where });
  }

  request(status: number): void {
    this.requests.inc({ status: `${Math.floor(status / 100)}xx` });
  }

  stage(stage: string, seconds: number): void {
    this.stages.observe({ stage }, seconds);
  }

  review({ outcome, findings }: Pick<Report, 'outcome' | 'findings'>): void {
    this.reviews.inc({ conclusion: outcome.conclusion ?? 'waiting' });
    for (const { finding } of findings) this.findings.inc({ rule: finding.rule, severity: finding.severity });
  }

  couldNotReview(): void {
    this.reviews.inc({ conclusion: 'could not review' });
  }

  /** All of it in Prometheus' text format. */
  async text(): Promise<{ contentType: string; body: string }> {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }

  private counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `perf_checklist_${name}`, help, labelNames, registers: [this.registry] });
  }

  private gaugeOfQueue(depths: () => Promise<readonly QueueDepth[]>): void {
    const age = new Gauge({
      name: 'perf_checklist_queue_age_seconds',
      help: 'How long the oldest entry that is due has waited.',
      labelNames: ['queue', 'state'],
      registers: [this.registry],
    });
    new Gauge({
      name: 'perf_checklist_queue_entries',
      help: 'Entries of the queue that are not done.',
      labelNames: ['queue', 'state'],
      registers: [this.registry],
      async collect() {
        this.reset();
        age.reset();
        // A database that does not answer shows in /readyz; the other figures are still wanted.
        for (const { queue, state, entries, ageSeconds } of await depths().catch(() => [])) {
          this.set({ queue, state }, entries);
          age.set({ queue, state }, ageSeconds);
        }
      },
    });
  }

  private gaugesOfBudget(): void {
    const { budget, registry } = this;
    new Gauge({
      name: 'perf_checklist_github_budget_installations',
      help: 'Installations by the share of this hour’s requests that they have left.',
      labelNames: ['resource', 'left'],
      registers: [registry],
      collect() {
        for (const { resource, left, installations } of budget.buckets())
          this.set({ resource, left }, installations);
      },
    });
    new Gauge({
      name: 'perf_checklist_github_requests_left_min',
      help: 'The fewest requests that any installation has left this hour.',
      labelNames: ['resource'],
      registers: [registry],
      collect() {
        this.reset();
        for (const resource of ['core', 'graphql'] as const) {
          const fewest = budget.fewest(resource);
          if (fewest !== null) this.set({ resource }, fewest);
        }
      },
    });
  }
}
