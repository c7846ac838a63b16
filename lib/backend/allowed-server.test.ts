import { describe, expect, test } from 'vitest';
import {
  isAllowedServer,
  presetProject,
  readServerBuild,
  type ServerBuild,
  toConnectSources,
  toServerUrl,
} from './allowed-server.ts';

const store = readServerBuild({});
const local = readServerBuild({ PIPESIDE_LOCAL_STACK: '1' });
const own = readServerBuild({ PIPESIDE_SERVER: 'https://crm.team.example' });
const project = { url: 'https://abcd.supabase.co', key: 'sb_publishable_x' };

describe('a build', () => {
  test('for a store talks to Supabase alone', () => {
    expect(toConnectSources(store)).toEqual(['https://*.supabase.co', 'wss://*.supabase.co']);
    expect(presetProject(store)).toBeUndefined();
    const empty = { PIPESIDE_SERVER: '', PIPESIDE_SERVER_URL: '', PIPESIDE_LOCAL_STACK: '' };
    expect(readServerBuild(empty)).toEqual(store);
  });

  test('for a server of one’s own names it, for calls and for the socket', () => {
    expect(toConnectSources(own)).toEqual([
      ...toConnectSources(store),
      'https://crm.team.example',
      'wss://crm.team.example',
    ]);
  });

  test('for the local stack names any port of this machine', () => {
    expect(toConnectSources(local)).toEqual([
      ...toConnectSources(store),
      'http://127.0.0.1:*',
      'ws://127.0.0.1:*',
    ]);
  });

  test('may carry a project, whose server it talks to', () => {
    const url = 'https://crm.team.example/some/path';
    const build = readServerBuild({ PIPESIDE_SERVER_URL: url, PIPESIDE_SERVER_KEY: project.key });
    expect(presetProject(build)).toEqual({ url: 'https://crm.team.example', key: project.key });
    expect(toConnectSources(build)).toEqual(toConnectSources(own));
    const hosted = readServerBuild({
      PIPESIDE_SERVER_URL: project.url,
      PIPESIDE_SERVER_KEY: project.key,
    });
    expect(presetProject(hosted)).toEqual(project);
    expect(toConnectSources(hosted)).toEqual(toConnectSources(store));
  });

  const together = 'come together';
  const secure = 'is an https address';
  test.each([
    [{ PIPESIDE_SERVER: 'http://crm.team.example' }, secure],
    [{ PIPESIDE_SERVER: 'http://127.0.0.1:54321' }, secure],
    [{ PIPESIDE_SERVER: 'crm.team.example' }, 'Invalid URL'],
    [{ PIPESIDE_SERVER_URL: project.url }, together],
    [{ PIPESIDE_SERVER_KEY: project.key }, together],
    [{ PIPESIDE_SERVER_URL: 'http://127.0.0.1:54321', PIPESIDE_SERVER_KEY: project.key }, secure],
  ])('is not made of %o', (env, message) => {
    expect(() => readServerBuild(env)).toThrow(message);
  });

  test('for the local stack may carry its project', () => {
    const build = readServerBuild({
      PIPESIDE_LOCAL_STACK: '1',
      PIPESIDE_SERVER_URL: 'http://127.0.0.1:54321',
      PIPESIDE_SERVER_KEY: project.key,
    });
    expect(presetProject(build)?.url).toBe('http://127.0.0.1:54321');
    expect(toConnectSources(build)).toEqual(toConnectSources(local));
  });
});

describe('an address', () => {
  test.each<[string, ServerBuild, string]>([
    ['https://abcd.supabase.co', store, 'https://abcd.supabase.co'],
    ['  abcd.supabase.co ', store, 'https://abcd.supabase.co'],
    ['https://ABCD.supabase.co/rest/v1/?x=1#y', store, 'https://abcd.supabase.co'],
    ['https://crm.team.example/', own, 'https://crm.team.example'],
    ['http://127.0.0.1:54321/', local, 'http://127.0.0.1:54321'],
    ['http://localhost:54321', local, 'http://127.0.0.1:54321'],
  ])('%s is tidied', (typed, build, url) => {
    expect(toServerUrl(typed, build)).toEqual({ ok: true, value: url });
    expect(isAllowedServer(url, build)).toBe(true);
  });

  test.each([
    'http://abcd.supabase.co',
    'https://supabase.co',
    'https://abcd.supabase.co.evil.example',
    'https://evil.example/.supabase.co',
    'https://abcd.supabase.co:8443',
    'https://a.b.supabase.com',
    'http://127.0.0.1:54321',
    'http://localhost:54321',
    'https://crm.team.example',
  ])('%s is not let through by a store’s package', (typed) => {
    expect(toServerUrl(typed, store)).toMatchObject({ failure: { code: 'address_not_allowed' } });
  });

  test('with a name and a password in it keeps neither', () => {
    expect(toServerUrl('https://rep:secret@abcd.supabase.co', store)).toEqual({
      ok: true,
      value: 'https://abcd.supabase.co',
    });
  });

  test.each(['', 'not an address', 'ftp://abcd.supabase.co', 'javascript://x', 'https://'])(
    '%j is none',
    (typed) => {
      expect(toServerUrl(typed, store)).toMatchObject({ failure: { code: 'not_a_server' } });
    },
  );
});
