import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RealtimeChannel } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  aClient,
  aSignedIn,
  aStranger,
  aTarget,
  type Client,
  forgeTokens,
  holding,
  matching,
  reasons,
  type SignedIn,
  type Target,
} from './conformance-target.ts';

/** The one thing that Pipeside hears over Realtime: a workspace of one's own has changed. */

let target: Target;
let member: SignedIn | undefined;
let workspace = '';
const open: Client[] = [];

beforeAll(async () => {
  target = await aTarget();
  member = await aSignedIn(target);
  if (member === undefined) return;
  workspace = await makeWorkspace(member);
  // That was a change too: its hint is over before anybody listens.
  await wait(1_000);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (client) => client.removeAllChannels()));
});
afterAll(async () => target.stop());

async function makeWorkspace({ client }: SignedIn): Promise<string> {
  const id = randomUUID();
  const { error } = await client.rpc('create_workspace', {
    name: 'Conformance',
    currency: 'EUR',
    time_zone: 'Europe/Berlin',
    member_name: 'Suite',
    id,
  });
  expect(error).toBeNull();
  return id;
}

interface Heard {
  readonly event: string;
  readonly payload: unknown;
}

interface Listener {
  readonly channel: RealtimeChannel;
  readonly heard: Heard[];
  /** The first state of the channel, and why. */
  readonly joined: readonly [status: string, reason?: string];
  readonly states: string[];
}

async function listen(client: Client, topic: string, isPrivate = true): Promise<Listener> {
  open.push(client);
  const heard: Heard[] = [];
  const states: string[] = [];
  const channel = client.channel(topic, { config: { private: isPrivate } });
  channel.on('broadcast', { event: '*' }, ({ event, payload }) => {
    heard.push({ event, payload: payload as unknown });
  });
  const joined = await new Promise<readonly [string, string?]>((done) => {
    channel.subscribe((status, error) => {
      states.push(status);
      done(error === undefined ? [status] : [status, error.message]);
    });
  });
  return { channel, heard, joined, states };
}

async function waitFor(isSo: () => boolean, timeoutMs = 8_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (!isSo() && Date.now() < until) await wait(10);
}

/** Any change that members may see. */
async function change({ client }: SignedIn): Promise<void> {
  const { error } = await client.rpc('create_invitation', { ws: workspace, role: 'rep' });
  expect(error).toBeNull();
}

describe('a member', () => {
  test.for(['2.0.0', '1.0.0'] as const)(
    'hears of a change, by protocol %s',
    async (vsn, { skip }) => {
      if (member === undefined) return skip(reasons.account);
      const client = aClient(target, { vsn });
      await client.realtime.setAuth(member.session.access_token);
      await expectHint(await listen(client, `workspace:${workspace}`), member);
    },
  );

  async function expectHint(listener: Listener, who: SignedIn): Promise<void> {
    expect(listener.joined).toEqual(['SUBSCRIBED']);
    await change(who);
    await waitFor(() => listener.heard.length > 0);
    expect(listener.heard).toEqual([
      { event: 'changed', payload: holding({ workspace_id: workspace }) },
    ]);
  }

  test('hears nothing of what was refused', async ({ skip }) => {
    if (member === undefined) return skip(reasons.account);
    const { heard } = await listen(member.client, `workspace:${workspace}`);
    const { error } = await member.client.rpc('create_invitation', { ws: workspace, role: 'king' });
    expect(error).not.toBeNull();
    await wait(400);
    expect(heard).toEqual([]);
  });

  test('no longer hears once another’s token is set', async ({ skip }) => {
    const stranger = await aStranger(target);
    if (member === undefined || stranger === undefined) return skip(reasons.stranger);
    const client = aClient(target);
    await client.realtime.setAuth(member.session.access_token);
    const { states, heard, joined } = await listen(client, `workspace:${workspace}`);
    expect(joined).toEqual(['SUBSCRIBED']);
    await client.realtime.setAuth(stranger.session.access_token);
    await waitFor(() => states.includes('CLOSED'));
    expect(states).toContain('CLOSED');
    await change(member);
    await wait(300);
    expect(heard).toEqual([]);
  });

  test('no longer hears once the token has expired', async ({ skip }) => {
    if (member === undefined || target.local === undefined) return skip(reasons.signing);
    const exp = Math.floor(Date.now() / 1_000) + 2;
    const token = await target.local.signToken({
      sub: member.session.user.id,
      role: 'authenticated',
      exp,
    });
    const client = aClient(target);
    await client.realtime.setAuth(token);
    const { states, joined } = await listen(client, `workspace:${workspace}`);
    expect(joined).toEqual(['SUBSCRIBED']);
    await waitFor(() => states.includes('CLOSED'));
    expect(states).toContain('CLOSED');
  });
});

describe('others', () => {
  const unauthorised = matching(/^"?Unauthorized/);

  test('who is no member is refused', async ({ skip }) => {
    const stranger = await aStranger(target);
    if (stranger === undefined) return skip(reasons.stranger);
    const { joined } = await listen(stranger.client, `workspace:${workspace}`);
    expect(joined).toEqual(['CHANNEL_ERROR', unauthorised]);
  });

  test('a member is refused elsewhere', async ({ skip }) => {
    if (member === undefined) return skip(reasons.account);
    for (const topic of [
      `workspace:${randomUUID()}`,
      'workspace:',
      'everything',
      `workspace:${workspace}x`,
    ]) {
      const { joined } = await listen(member.client, topic);
      expect({ topic, joined }).toEqual({ topic, joined: ['CHANNEL_ERROR', unauthorised] });
    }
  });

  test('nobody is refused', async () => {
    const { joined } = await listen(aClient(target), `workspace:${workspace}`);
    expect(joined).toEqual(['CHANNEL_ERROR', unauthorised]);
  });

  test('a forged token is refused', async ({ skip }) => {
    if (member === undefined) return skip(reasons.account);
    for (const { name, token } of await forgeTokens(member.session)) {
      const client = aClient(target);
      await client.realtime.setAuth(token);
      const { joined } = await listen(client, `workspace:${workspace}`);
      expect({ name, status: joined[0] }).toEqual({ name, status: 'CHANNEL_ERROR' });
    }
  });

  test('an open channel is refused', async ({ skip }) => {
    if (target.local === undefined || member === undefined) return skip(reasons.rules);
    const { joined } = await listen(member.client, `workspace:${workspace}`, false);
    expect(joined[0]).toBe('CHANNEL_ERROR');
  });

  test('a wrong key is not let in', async () => {
    const socket = new WebSocket(
      `${target.url.replace(/^http/, 'ws')}/realtime/v1/websocket?apikey=wrong&vsn=2.0.0`,
    );
    const end = await new Promise((done) => {
      socket.addEventListener('open', () => done('open'));
      socket.addEventListener('error', () => done('refused'));
    });
    socket.close();
    expect(end).toBe('refused');
  });
});
