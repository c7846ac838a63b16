const earliestMs = Date.UTC(2004, 3, 1);
const latestMs = Date.UTC(2100, 0, 1);

/**
 * A name of a thread or message as it is kept: sixteen digits of hex, to which `msg-f:` and `thread-f:` decimals are
 * turned, or what the client made itself (`msg-a:r…`, `thread-a:r…`), which no arithmetic turns into anything.
 */
export function toGmailId(raw: string, of: 'thread' | 'message'): string | undefined {
  const id = raw.replace(/^#/, '');
  if (/^[0-9a-f]{15,16}$/.test(id)) return hasTime(id) ? id : undefined;
  const [kind, name = ''] = id.split(/:(.*)/s);
  const word = of === 'thread' ? 'thread' : 'msg';
  // `bump-` names a second request of the older protocol, not a message.
  if (kind === `${word}-a` && /^[\w:-]{1,80}$/.test(name) && !name.startsWith('bump')) return id;
  if (kind !== `${word}-f` || !/^\d{1,20}$/.test(name)) return undefined;
  const hex = BigInt(name).toString(16);
  return hasTime(hex) ? hex : undefined;
}

/** ISO time of a hex id, to a second; `undefined` for one made by the client. */
export function toTime(id: string): string | undefined {
  return /^[0-9a-f]{15,16}$/.test(id) && hasTime(id) ? new Date(toMs(id)).toISOString() : undefined;
}

function toMs(hex: string): number {
  return Number(BigInt(`0x${hex}`) >> 20n);
}

function hasTime(hex: string): boolean {
  const at = toMs(hex);
  return at >= earliestMs && at < latestMs;
}
