import { failed, type Result, success } from '../model/failure.ts';
import { protocolVersion, type ServerInfo } from '../model/sync.ts';
import { serverInfo } from '../model/sync-schema.ts';
import { type Project, toServerUrl } from './allowed-server.ts';
import { type Fault, fault, toCalled } from './fault.ts';
import { send, timeoutMs } from './send.ts';

/** Whether a Supabase project with Pipeside's tables answers there and takes the key; with both as they are to be kept. */
export async function checkProject(
  url: string,
  key: string,
): Promise<Result<ServerInfo & Project>> {
  const address = toServerUrl(url);
  if (!address.ok) return address;
  const project = { url: address.value, key: key.trim() };
  if (!isPublishable(project.key)) return failed('wrong_key', 'not publishable');
  const answer = await send(`${project.url}/rest/v1/rpc/sync_info`, {
    key: project.key,
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (answer === undefined) return failed('offline');
  if (answer.status === 401) return failed('wrong_key', '401');
  const called = toCalled(answer);
  if (!called.ok && called.fault.problem === 'busy') {
    return failed('server_busy', called.fault.detail);
  }
  const info = called.ok ? serverInfo.safeParse(called.value).data : undefined;
  if (info === undefined) return failed('not_a_server', String(answer.status));
  const problem = toDisagreement(info)?.problem;
  if (problem === 'client_old' || problem === 'server_old') return failed(problem);
  return success({ ...info, ...project });
}

/** Why this client and that server had better not talk; `undefined` where they may. */
export function toDisagreement({ oldest_client, schema_version }: ServerInfo): Fault | undefined {
  if (oldest_client > protocolVersion) return fault('client_old', `${oldest_client}`);
  if (schema_version < protocolVersion) return fault('server_old', `${schema_version}`);
  return undefined;
}

/**
 * The new kind of key says in its beginning what it is, the old kind is a JWT with a role. A key that opens everything is
 * refused here, before it is sent or kept anywhere.
 */
function isPublishable(key: string): boolean {
  if (/^sb_publishable_[\w-]+$/.test(key)) return true;
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(key) ?? [];
  if (payload === undefined) return false;
  try {
    const claims = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as unknown;
    return (claims as { readonly role?: unknown } | null)?.role === 'anon';
  } catch {
    // No JWT after all.
    return false;
  }
}
