import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { success } from '../model/failure.ts';
import { answer, type Handlers } from './answer.ts';
import { maxMessageBytes, protocol } from './protocol.ts';

const own = { id: 'pipeside-id', baseUrl: 'chrome-extension://pipeside-id/' };
const page = { id: own.id, url: `${own.baseUrl}popup.html` };
const content = { id: own.id, url: 'https://www.linkedin.com/in/mara-voss/', tab: { id: 7 } };

const anId = '0b6f2f0e-5d0c-4a53-8a3e-9c1f4f3f7a11';

function aHandlers(): Handlers {
  return {
    'clips/resume': vi.fn(async () => success({ resumedCount: 0 })),
    'icon/refresh': vi.fn(async () => success({ isSaved: false })),
    'actions/refresh': vi.fn(async () => success({})),
    'mail/opened': vi.fn(async () => success({})),
    'mail/send': vi.fn(async () => success({})),
    'mail/watchers': vi.fn(async () => success({ sites: [] })),
    'sync/kick': vi.fn(async () => success({})),
    'sync/now': vi.fn(async () => success({})),
    'sync/scope': vi.fn(async () => success({})),
    'team/search': vi.fn(async () => success({ hits: [] })),
    'team/fetch': vi.fn(async () => success({})),
    'team/connect': vi.fn(async () => success({})),
    'team/sendCode': vi.fn(async () => success({})),
    'team/verifyCode': vi.fn(async () => success({})),
    'team/signIn': vi.fn(async () => success({})),
    'team/signOut': vi.fn(async () => success({})),
    'team/list': vi.fn(async () => success({ workspaces: [] })),
    'team/create': vi.fn(async () => success({ workspaceId: anId })),
    'team/join': vi.fn(async () => success({ workspaceId: anId })),
    'team/open': vi.fn(async () => success({})),
    'team/invite': vi.fn(async () => success({ id: anId, code: 'A', expiresAt: '' })),
    'team/revokeInvitation': vi.fn(async () => success({})),
    'team/setRole': vi.fn(async () => success({})),
    'team/removeMember': vi.fn(async () => success({})),
  };
}

const aReading = {
  site: 'gmail',
  pageKind: 'mail_thread',
  pack: 'gmail.thread',
  version: 1,
  url: 'https://mail.google.com/mail/u/0/#inbox/FMfcg',
  account: 'ines@team.example',
  aliases: [],
  thread: { id: '19aa', subject: 'Offer', messages: [], hiddenCount: 0 },
  drafts: [],
  rows: [],
};

const aReport = {
  site: 'gmail',
  account: 'ines@team.example',
  aliases: [],
  draft: {
    id: 'msg-a:r1',
    threadId: '',
    replyTo: '',
    from: '',
    to: [],
    cc: [],
    bcc: [],
    subject: 'Offer',
  },
  stage: 'pending',
  pressedAt: '2026-03-02T08:00:00.000Z',
  stageAt: '2026-03-02T08:00:01.000Z',
};

/** Whom each message may come from; of the other it is refused. */
const fromContent: ReadonlySet<string> = new Set(['mail/opened', 'mail/send']);
const ofPages = Object.keys(protocol).filter((name) => !fromContent.has(name));
const ofContent = Object.keys(protocol).filter((name) => fromContent.has(name));

const inputByName: Readonly<Record<string, unknown>> = {
  'clips/resume': {},
  'icon/refresh': { tabId: 3 },
  'actions/refresh': {},
  'mail/opened': { reading: aReading },
  'mail/send': { report: aReport },
  'mail/watchers': {},
  'sync/kick': {},
  'sync/now': {},
  'sync/scope': { scope: { kind: 'near', days: 90 } },
  'team/search': { words: 'lin' },
  'team/fetch': { id: anId },
  'team/connect': { url: 'https://team.supabase.co', key: 'sb_publishable_x' },
  'team/sendCode': { email: 'ines@team.example' },
  'team/verifyCode': { email: 'ines@team.example', code: '123456' },
  'team/signIn': { email: 'ines@team.example', password: 'x' },
  'team/signOut': { givesUpChanges: false },
  'team/list': {},
  'team/create': { name: 'Team', memberName: 'Ines', currency: 'EUR', timeZone: 'Europe/Berlin' },
  'team/join': { code: 'ABCDE', memberName: 'Ines' },
  'team/open': { workspaceId: anId },
  'team/invite': { role: 'rep', validHours: 24 },
  'team/revokeInvitation': { id: anId },
  'team/setRole': { repId: anId, role: 'manager' },
  'team/removeMember': { repId: anId, takesOver: null },
};

describe('answer', () => {
  it('has an example input here for every message', () => {
    expect(Object.keys(inputByName).sort()).toEqual(Object.keys(protocol).sort());
  });

  it('hears of pages of others what a watcher tells, and nothing else', () => {
    expect(ofContent.sort()).toEqual(['mail/opened', 'mail/send']);
  });

  it.each(ofContent)('lets a content script send %s, and no page of ours', async (name) => {
    const handlers = aHandlers();
    const message = { pipeside: 1, name, input: inputByName[name] };
    expect(await answer(message, { sender: page, own }, handlers)).toEqual({
      ok: false,
      failure: { code: 'refused_sender', detail: 'page' },
    });
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
    expect(await answer(message, { sender: content, own }, handlers)).toMatchObject({ ok: true });
    expect(handlers[name as 'mail/send']).toHaveBeenCalledWith(inputByName[name], content);
  });

  it.each(ofPages)('lets a page of ours send %s', async (name) => {
    const handlers = aHandlers();
    const message = { pipeside: 1, name, input: inputByName[name] };
    expect(await answer(message, { sender: page, own }, handlers)).toMatchObject({ ok: true });
  });

  it.each(ofPages)('refuses %s from a content script', async (name) => {
    const handlers = aHandlers();
    const message = { pipeside: 1, name, input: inputByName[name] };
    expect(await answer(message, { sender: content, own }, handlers)).toEqual({
      ok: false,
      failure: { code: 'refused_sender', detail: 'content' },
    });
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });

  it('refuses another extension, and a sender without a tab or an address of ours', async () => {
    const message = { pipeside: 1, name: 'clips/resume', input: {} };
    for (const sender of [
      { ...page, id: 'other' },
      { id: own.id },
      { id: own.id, url: 'https://pipeside-id/popup.html' },
    ]) {
      const reply = await answer(message, { sender, own }, aHandlers());
      expect(reply).toEqual({ ok: false, failure: { code: 'refused_sender', detail: 'foreign' } });
    }
  });

  it('refuses unknown names, unknown keys and what is too large', async () => {
    const messages = [
      { pipeside: 1, name: 'rows/list', input: {} },
      { pipeside: 1, name: 'constructor', input: {} },
      { pipeside: 1, name: '__proto__', input: {} },
      { pipeside: 1, name: 'clips/resume', input: { all: true } },
      { pipeside: 1, name: 'clips/resume', input: {}, extra: 1 },
      { pipeside: 1, name: 'icon/refresh', input: { tabId: '3' } },
      { pipeside: 1, name: 'clips/resume', input: { pad: 'x'.repeat(maxMessageBytes) } },
    ];
    for (const message of messages) {
      const reply = await answer(message, { sender: page, own }, aHandlers());
      expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid_input' } });
    }
  });

  it('refuses mail that is not as a watcher tells it', async () => {
    const { thread } = aReading;
    const odd = [
      ['mail/send', { report: { ...aReport, stage: 'logged' } }],
      ['mail/send', { report: { ...aReport, draft: { ...aReport.draft, body: 'text' } } }],
      ['mail/send', { report: { ...aReport, stageAt: 'today' } }],
      ['mail/opened', { reading: { ...aReading, site: 'linkedin' } }],
      ['mail/opened', { reading: { ...aReading, html: '<p>' } }],
      ['mail/opened', { reading: { ...aReading, thread: { ...thread, messages: [{}] } } }],
      [
        'mail/opened',
        { reading: { ...aReading, thread: { ...thread, subject: 'x'.repeat(401) } } },
      ],
    ] as const;
    for (const [name, input] of odd) {
      const handlers = aHandlers();
      const reply = await answer({ pipeside: 1, name, input }, { sender: content, own }, handlers);
      expect(reply).toEqual({ ok: false, failure: { code: 'invalid_input', detail: name } });
      expect(handlers[name]).not.toHaveBeenCalled();
    }
  });

  it('never runs a handler for a content script, whatever it sends', async () => {
    const handlers = aHandlers();
    await fc.assert(
      fc.asyncProperty(
        fc.anything(),
        fc.constantFrom(...Object.keys(protocol)),
        async (input, name) => {
          for (const raw of [input, { pipeside: 1, name, input }]) {
            const reply = await answer(raw, { sender: content, own }, handlers).catch(
              () => undefined,
            );
            expect(reply?.ok).not.toBe(true);
          }
        },
      ),
    );
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });
});
