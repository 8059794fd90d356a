import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { RequestBudget } from './request-budget.js';

/** From a warm review without findings to one that waits for GitHub's limits. */
const REVIEW_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];
/** Webhook events that have a series of their own; a name that somebody makes up has none. */
const EVENTS = new Set([
    'check_run', 'check_suite', 'installation', 'installation_repositories', 'issue_comment', 'merge_group', 'ping',
    'pull_request', 'pull_request_review_comment', 'push', 'workflow_run',
]); // biome-ignore format: a list
/** What is counted. No label carries the name of a repository, a person or a file. */
export class Metrics {
  registry = new Registry();
  budget = new RequestBudget();
  deliveries = this.counter('deliveries_total', 'Webhooks by event and what became of them.', [
    'event',
    'result',
  ]);
  reviews = this.counter('reviews_total', 'Reviews that ended, by what the check says.', ['conclusion']);
  findings = this.counter(
    'findings_total',
    'Findings in reviews that ended; one that stays is counted in each.',
    ['rule', 'severity'],
  );
  errors = this.counter('errors_total', 'Errors by where they were met.', ['where']);
  requests = this.counter(
    'github_requests_total',
    'Requests to GitHub by how they ended, after what Octokit repeats by itself.',
    ['status'],
  );
  stages = new Histogram({
    name: 'perf_checklist_review_stage_seconds',
    help: 'Time of a review by stage; "whole" is all of it.',
    labelNames: ['stage'],
    buckets: REVIEW_BUCKETS,
    registers: [this.registry],
  });
  /** `depths` is asked at each scrape. */
  constructor(depths) {
    collectDefaultMetrics({ register: this.registry });
    this.gaugeOfQueue(depths);
    this.gaugesOfBudget();
  }
  delivery(event, result) {
    this.deliveries.inc({ event: EVENTS.has(event) ? event : 'other', result });
  }
  error(where) {
    this.errors.inc({ where });
  }
  request(status) {
    this.requests.inc({ status: `${Math.floor(status / 100)}xx` });
  }
  stage(stage, seconds) {
    this.stages.observe({ stage }, seconds);
  }
  review({ outcome, findings }) {
    this.reviews.inc({ conclusion: outcome.conclusion ?? 'waiting' });
    for (const { finding } of findings) this.findings.inc({ rule: finding.rule, severity: finding.severity });
  }
  couldNotReview() {
    this.reviews.inc({ conclusion: 'could not review' });
  }
  /** All of it in Prometheus' text format. */
  async text() {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }
  counter(name, help, labelNames) {
    return new Counter({ name: `perf_checklist_${name}`, help, labelNames, registers: [this.registry] });
  }
  gaugeOfQueue(depths) {
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
  gaugesOfBudget() {
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
        for (const resource of ['core', 'graphql']) {
          const fewest = budget.fewest(resource);
          if (fewest !== null) this.set({ resource }, fewest);
        }
      },
    });
  }
}
