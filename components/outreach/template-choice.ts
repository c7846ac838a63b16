import type { Template } from '../../lib/model/engagement.ts';
import type { Channel } from '../../lib/model/prospect.ts';

/** Channels that a message is written for; a call has its words as well. */
export const writtenChannels = [
  'email',
  'linkedin',
  'message',
  'call',
] as const satisfies readonly Channel[];

/** Channels to choose from: the person's own first, then those that have templates, then the others. */
export function channelsToWrite(
  templates: readonly Template[],
  preferred: Channel | null,
): readonly Channel[] {
  const used = new Set<Channel>(templates.map(({ channel }) => channel));
  const written: readonly Channel[] = writtenChannels;
  const all = [...written, ...[...used].filter((channel) => !written.includes(channel))];
  const rank = (channel: Channel): number =>
    channel === preferred ? 0 : used.has(channel) ? 1 : 2;
  // `sort` keeps the order of equals.
  return [...all].sort((one, other) => rank(one) - rank(other));
}

export function templatesOf(templates: readonly Template[], channel: Channel): readonly Template[] {
  return templates.filter((template) => template.channel === channel);
}
