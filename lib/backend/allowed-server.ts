import { failed, type Result, success } from '../model/failure.ts';

/** Which servers a build may talk to, beside Supabase's own; settled by the environment of the build. */
export interface ServerBuild {
  /** Origins with `https:`, of servers that a team runs itself. */
  readonly origins: readonly string[];
  /** The local stack, on any port of this machine. Never in a package for a store. */
  readonly isLocalAllowed: boolean;
  /** The project that a rep of this build need not type. */
  readonly project: Project | undefined;
}

export interface Project {
  readonly url: string;
  /** The publishable key. */
  readonly key: string;
}

/** Written into the build by the bundler; plain Node knows no such name. */
declare const __PIPESIDE_SERVERS__: ServerBuild | undefined;

/** Outside a build, in tests and tools, no browser holds anybody back: the local stack is open there. */
const thisBuild: ServerBuild =
  typeof __PIPESIDE_SERVERS__ === 'undefined'
    ? { origins: [], isLocalAllowed: true, project: undefined }
    : __PIPESIDE_SERVERS__;

const localHost = '127.0.0.1';

/**
 * What the environment of a build says about servers:
 * PIPESIDE_SERVER, an https origin · PIPESIDE_SERVER_URL with PIPESIDE_SERVER_KEY, a project · PIPESIDE_LOCAL_STACK=1.
 * @throws where a variable does not say what it should: a build with half of it would fail a rep later.
 */
export function readServerBuild(env: Readonly<Record<string, string | undefined>>): ServerBuild {
  const isLocalAllowed = env['PIPESIDE_LOCAL_STACK'] === '1';
  // A pipeline sets what it does not know to nothing.
  const [server, url, key] = ['PIPESIDE_SERVER', 'PIPESIDE_SERVER_URL', 'PIPESIDE_SERVER_KEY'].map(
    (name) => (env[name] === '' ? undefined : env[name]),
  );
  if ((url === undefined) !== (key === undefined)) {
    throw new Error('PIPESIDE_SERVER_URL and PIPESIDE_SERVER_KEY come together');
  }
  const named = [server, url].filter((one) => one !== undefined).map((one) => new URL(one));
  const ours = named.filter((one) => !(isLocalAllowed && isLocal(one)));
  const odd = ours.find((one) => one.protocol !== 'https:');
  if (odd !== undefined) throw new Error(`a server is an https address, not ${odd.origin}`);
  const origins = ours.filter((one) => !isSupabase(one)).map((one) => one.origin);
  return {
    origins: [...new Set(origins)],
    isLocalAllowed,
    project: url === undefined || key === undefined ? undefined : { url: new URL(url).origin, key },
  };
}

/** Sources of `connect-src` for what the build may talk to. */
export function toConnectSources({ origins, isLocalAllowed }: ServerBuild): readonly string[] {
  return [
    'https://*.supabase.co',
    'wss://*.supabase.co',
    ...origins.flatMap((origin) => [origin, origin.replace(/^https:/, 'wss:')]),
    ...(isLocalAllowed ? [`http://${localHost}:*`, `ws://${localHost}:*`] : []),
  ];
}

/** Whether the package's content security policy lets this address through. */
export function isAllowedServer(address: string, build: ServerBuild = thisBuild): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  return (
    isSupabase(url) || build.origins.includes(url.origin) || (build.isLocalAllowed && isLocal(url))
  );
}

/** The project that was baked into this build, if any. */
export function presetProject(build: ServerBuild = thisBuild): Project | undefined {
  return build.project;
}

/** What a rep pasted as a project's address → its origin. */
export function toServerUrl(text: string, build: ServerBuild = thisBuild): Result<string> {
  const typed = text.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.host === '') {
    return failed('not_a_server', 'address');
  }
  // The local stack listens there alone, and the policy names no other.
  if (url.hostname === 'localhost') url.hostname = localHost;
  return isAllowedServer(url.origin, build)
    ? success(url.origin)
    : failed('address_not_allowed', url.protocol);
}

function isSupabase({ protocol, hostname, port }: URL): boolean {
  return protocol === 'https:' && port === '' && /^[a-z0-9-]+\.supabase\.co$/.test(hostname);
}

function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && hostname === localHost;
}
