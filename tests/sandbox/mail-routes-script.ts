import type { SandboxDraft, SandboxThread } from './mail-model.ts';
import type { MailPage } from './mail-page-types.ts';

/** In-page navigation: the address changes at once, what it names comes later, and what was there stays until then. */
export function runRoutes(page: MailPage): void {
  const { config } = page;
  const main = (): HTMLElement | null => document.querySelector('[role="main"]');
  const listTitle = `Inbox (1) - ${config.email} - Mail`;

  page.show = async () => {
    const hash = location.hash;
    const [folder = '', token = ''] = hash.slice(1).split('?')[0]?.split('/') ?? [];
    if (folder === 'account') return;
    const asked = token === '' ? page.ask({ kind: 'list' }) : page.ask({ kind: 'thread', token });
    await page.pause();
    const answer = await asked;
    if (location.hash !== hash) return;
    const isThread = token !== '' && answer !== null;
    page.thread = isThread ? (answer as SandboxThread) : null;
    // The title is now before the screen and now after it.
    const title = page.thread ? `${page.thread.subject} - ${config.email} - Mail` : listTitle;
    const isTitleFirst = page.random() < 0.5;
    if (isTitleFirst) {
      document.title = title;
      await page.pause();
      if (location.hash !== hash) return;
    }
    const view = main();
    if (view === null) return;
    const threads = isThread || token === '' ? answer : await page.ask({ kind: 'list' });
    if (location.hash !== hash) return;
    view.innerHTML = page.thread
      ? `<div class="G-atb" gh="tm"><div gh="mtb"><div class="T-I lR" role="button" tabindex="0" act="7" aria-label="Archive">Archive</div></div></div>${page.threadMarkup(page.thread)}`
      : page.listMarkup(threads as SandboxThread[], folder);
    document.title = title;
    if (hash.includes('compose=new')) page.openWindow(page.newDraft({}), 'floating');
  };

  page.showSent = async (draft: SandboxDraft) => {
    const shown = page.thread;
    if (shown === null || shown.hex !== draft.threadHex) return;
    const fresh = (await page.ask({ kind: 'thread', token: shown.token })) as SandboxThread | null;
    if (fresh === null || page.thread?.token !== fresh.token) return;
    page.thread = fresh;
    const message = fresh.messages.find(({ id }) => id === draft.id);
    const list = main()?.querySelector('[role="list"]');
    if (message === undefined || !list) return;
    for (const old of list.querySelectorAll(`[data-message-id="#${draft.id}"]`)) {
      old.closest('[role="listitem"]')?.remove();
    }
    list.insertAdjacentHTML('beforeend', page.messageMarkup(fresh, message, 'open'));
  };

  function reply(kind: 'reply' | 'all' | 'forward'): void {
    const { thread } = page;
    const last = thread?.messages.findLast(({ isDraft }) => !isDraft);
    if (!thread || last === undefined) return;
    const isOwn = [config.email, ...config.aliases].includes(last.from.email);
    const others = [...last.to, ...last.cc].filter(
      ({ email }) => email !== config.email && !config.aliases.includes(email),
    );
    const isForward = kind === 'forward';
    page.openWindow(
      page.newDraft({
        to: isForward ? [] : isOwn ? others : [last.from],
        cc: kind === 'all' && !isOwn ? others : [],
        subject: isForward ? `Fwd: ${thread.subject}` : `Re: ${thread.subject}`,
        threadHex: thread.hex,
        replyTo: last.id,
      }),
      'inline',
    );
  }

  async function unfold(item: Element): Promise<void> {
    const { thread } = page;
    const id = item.getAttribute('data-unfolds');
    if (thread === null || id === null) return;
    await page.pause();
    const shown = (messageId: string): string => {
      const message = thread.messages.find((each) => each.id === messageId);
      return message === undefined
        ? ''
        : page.messageMarkup(thread, message, id === 'all' ? 'folded' : 'open');
    };
    if (id !== 'all') {
      item.outerHTML = shown(id);
      return;
    }
    const hiddenOnes = [...(item.parentElement?.querySelectorAll('.kQ') ?? [])];
    for (const [index, each] of hiddenOnes.entries()) {
      each.outerHTML = shown(thread.messages[index + 1]?.id ?? '');
    }
    item.remove();
  }

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === null) return;
    const row = target.closest('tr[data-opens]');
    const folded = target.closest('[data-unfolds]');
    if (row) location.hash = `#inbox/${row.getAttribute('data-opens')}`;
    else if (folded) void unfold(folded);
    else if (target.closest('.bkH')) reply('reply');
    else if (target.closest('.bkI')) reply('all');
    else if (target.closest('.bkG')) reply('forward');
    else if (target.closest('#link_vsm')) location.hash = '#sent';
    else if (target.closest('[act="7"]')) {
      location.hash = '#inbox';
      page.sayBar('Conversation archived.', 'undo', config.undoMs);
    }
  });
  window.addEventListener('hashchange', () => void page.show());

  async function openPopout(id: string): Promise<void> {
    const draft = (await page.ask({ kind: 'draft', id })) as SandboxDraft | null;
    if (draft !== null) page.openWindow(draft, 'popout');
  }
  const popped = new URLSearchParams(location.search).get('draft');
  if (popped === null) void page.show();
  else void openPopout(popped);
}
