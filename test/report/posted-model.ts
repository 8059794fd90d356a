import { readFingerprint } from '../../src/markers/fingerprint.js';
import type { Change, CheckOutput, Posted, PostedCheck, PostedFinding } from '../../src/model.js';

/** What GitHub would hold after these changes; refuses what GitHub refuses. */
export function apply(posted: Posted, changes: readonly Change[]): Posted {
  return changes.reduce(applyOne, posted);
}

let lastId = 100;

function applyOne(posted: Posted, change: Change): Posted {
  switch (change.kind) {
    case 'create-check':
      return { ...posted, check: checkOf(change.headSha, change.output) };
    case 'update-check': {
      const { check } = posted;
      if (check?.id !== change.id) throw new Error(`no check ${change.id}`);
      if (check.status === 'completed' && change.output.status !== 'completed')
        throw new Error('a check does not restart');
      const next = checkOf(check.headSha, change.output);
      return {
        ...posted,
        check: { ...next, id: check.id, annotations: check.annotations + next.annotations },
      };
    }
    case 'create-review':
      return {
        ...posted,
        findings: [...posted.findings, ...change.comments.map(({ body }) => findingOf(body))],
      };
    case 'minimize':
      return withFinding(posted, change.nodeId, true);
    case 'restore':
      return withFinding(posted, change.nodeId, false);
    case 'react':
    case 'remeasure':
      return posted;
    case 'create-reply': {
      if (posted.replies.some(({ thread }) => thread === change.thread)) throw new Error('a second reply');
      lastId += 1;
      const reply = { id: lastId, thread: change.thread, body: bounded(change.body, 65_536) };
      return { ...posted, replies: [...posted.replies, reply] };
    }
    case 'edit-reply': {
      if (!posted.replies.some(({ id }) => id === change.id)) throw new Error(`no reply ${change.id}`);
      return {
        ...posted,
        replies: posted.replies.map((reply) =>
          reply.id === change.id ? { ...reply, body: bounded(change.body, 65_536) } : reply,
        ),
      };
    }
    case 'create-comment': {
      if (posted.comment !== null) throw new Error('a second checklist');
      lastId += 1;
      return {
        ...posted,
        comment: { id: lastId, nodeId: `c${lastId}`, body: bounded(change.body, 65_536), edits: [] },
      };
    }
    case 'edit-comment': {
      if (posted.comment?.id !== change.id) throw new Error(`no comment ${change.id}`);
      return { ...posted, comment: { ...posted.comment, body: bounded(change.body, 65_536), edits: [] } };
    }
  }
}

function checkOf(headSha: string, output: CheckOutput): PostedCheck {
  lastId += 1;
  if ((output.status === 'completed') !== (output.conclusion !== null))
    throw new Error('a conclusion completes');
  if (output.actions.length > 3) throw new Error('three buttons');
  return {
    id: lastId,
    headSha,
    status: output.status,
    conclusion: output.conclusion,
    title: bounded(output.title, 255),
    summary: bounded(output.summary, 65_535),
    // GitHub trims the end.
    text: bounded(output.text, 65_535).trimEnd(),
    annotations: output.annotations.length,
  };
}

function findingOf(body: string): PostedFinding {
  lastId += 1;
  const fingerprint = readFingerprint(bounded(body, 65_536));
  if (fingerprint === null) throw new Error('a comment without its fingerprint');
  return {
    id: lastId,
    nodeId: `n${lastId}`,
    fingerprint,
    minimized: false,
    resolved: false,
    answered: false,
  };
}

function withFinding(posted: Posted, nodeId: string, minimized: boolean): Posted {
  if (!posted.findings.some((finding) => finding.nodeId === nodeId)) throw new Error(`no comment ${nodeId}`);
  return {
    ...posted,
    findings: posted.findings.map((finding) =>
      finding.nodeId === nodeId ? { ...finding, minimized } : finding,
    ),
  };
}

function bounded(text: string, most: number): string {
  if (text.length > most) throw new Error(`${text.length} characters, at most ${most}`);
  return text;
}
