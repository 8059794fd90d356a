import type { AppIdentity, Installation, User } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';

export function userView(world: World, user: User): Record<string, unknown> {
  const url = `${world.url}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type, user.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${user.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${htmlName(user)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

function htmlName(user: User): string {
  return user.type === 'Bot' ? `apps/${user.login.replace('[bot]', '')}` : user.login;
}

export function organizationView(world: World, organization: User): Record<string, unknown> {
  const url = `${world.url}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: nodeId('Organization', organization.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    description: '',
  };
}

/** Apps were made before anything else here. */
const APP_CREATED = '2026-01-01T00:00:00Z';

export function appView(world: World, app: AppIdentity): Record<string, unknown> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: `Iv23li${String(app.id).padStart(14, '0')}`,
    owner: userView(world, app.owner),
    name: app.name,
    description: '',
    external_url: `https://github.com/apps/${app.slug}`,
    html_url: `https://github.com/apps/${app.slug}`,
    created_at: APP_CREATED,
    updated_at: APP_CREATED,
    permissions: { metadata: 'read', ...app.permissions },
    events: app.events,
  };
}

export function installationView(world: World, installation: Installation): Record<string, unknown> {
  const { account } = installation;
  return {
    id: installation.id,
    account: userView(world, account),
    repository_selection: installation.repositories === undefined ? 'all' : 'selected',
    access_tokens_url: `${world.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: `https://github.com/organizations/${account.login}/settings/installations/${installation.id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type === 'Organization' ? 'Organization' : 'User',
    permissions: { metadata: 'read', ...(installation.permissions ?? world.app.permissions) },
    events: world.app.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? installation.createdAt : null,
  };
}
