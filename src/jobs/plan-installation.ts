import { z } from 'zod';
import { EVERY_REPOSITORY, type Job } from './job.js';

/** Events of installations name no single repository. GitHub sends them to every App, asked or not. */
const WAKING: Readonly<Record<string, readonly string[]>> = {
  installation: ['created', 'unsuspend', 'new_permissions_accepted'],
  installation_repositories: ['added'],
};

const payloadOf = z.object({
  action: z.string(),
  installation: z.object({
    id: z.int().positive(),
    account: z.object({ login: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) }),
  }),
});

/** Pull requests that were open before the App came get their check, too: branch protection may wait for it. */
export function planInstallation(name: string, payload: unknown): Job[] {
  const read = payloadOf.safeParse(payload);
  if (!read.success || !Object.hasOwn(WAKING, name) || !WAKING[name]?.includes(read.data.action)) return [];
  const { id: installation, account } = read.data.installation;
  return [
    {
      kind: 'sweep',
      place: { installation, owner: account.login, name: EVERY_REPOSITORY },
      // What the App could not do before it may do now.
      thorough: read.data.action !== 'added' && read.data.action !== 'created',
    },
  ];
}
