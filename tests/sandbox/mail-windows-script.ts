import type { SandboxDraft, SandboxMailbox } from './mail-model.ts';
import type { MailPage, WindowPlace } from './mail-page-types.ts';

/** Windows in which messages are written: several at once, each sent, put off, thrown away or moved as on the real page. */
export function runWindows(page: MailPage): void {
  const { config } = page;
  const rootOf = (element: Element): Element | null =>
    element.closest('[role="dialog"]:has(input[name="draft"])') ?? element.closest('.M9');
  const valueOf = (root: Element, name: string): string =>
    root.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  const isAddress = (text: string): boolean =>
    /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text);
  const digits = (): string =>
    Array.from({ length: 18 }, (_, index) =>
      Math.floor((index === 0 ? 1 : 0) + page.random() * (index === 0 ? 8 : 10)),
    ).join('');

  page.newDraft = (of) => ({
    id: `msg-a:r${page.random() < 0.5 ? '-' : ''}${digits()}`,
    from: '',
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    text: '',
    threadHex: '',
    replyTo: '',
    ...of,
  });

  function chipsOf(root: Element, field: string): readonly SandboxMailbox[] {
    const chips = root.querySelectorAll(`.anm[name="${field}"] [role="option"]`);
    return [...chips].map((each) => {
      const email = each.getAttribute('data-hovercard-id') ?? '';
      const name = each.getAttribute('data-name') ?? '';
      return { email, name: name === email ? '' : name };
    });
  }

  function readWindow(root: Element): SandboxDraft {
    return {
      id: valueOf(root, 'draft').replace(/^#/, ''),
      from: valueOf(root, 'from'),
      to: chipsOf(root, 'to'),
      cc: chipsOf(root, 'cc'),
      bcc: chipsOf(root, 'bcc'),
      subject: valueOf(root, 'subjectbox'),
      text: root.querySelector('[g_editable="true"]')?.textContent ?? '',
      threadHex: valueOf(root, 'lts'),
      replyTo: valueOf(root, 'rm').replace(/^#/, ''),
    };
  }

  /** What is typed becomes a chip where it is an address. */
  function chipTyped(root: Element): void {
    for (const input of root.querySelectorAll<HTMLInputElement>('input[peoplekit-id]')) {
      const list = input.parentElement?.querySelector('[role="listbox"] > div');
      for (const part of input.value.match(/(?:"[^"]*"|[^,;"])+/g) ?? []) {
        const match = /^\s*(?:"?([^"<]*?)"?\s*<([^>]+)>|(\S+))\s*$/.exec(part);
        const email = match?.[2] ?? match?.[3] ?? '';
        if (!isAddress(email)) continue;
        const name = match?.[1] || email;
        list?.insertAdjacentHTML(
          'beforeend',
          `<div><div class="afV" role="option" data-name="${page.escape(name)}" data-hovercard-id="${page.escape(email)}"><span>${page.escape(name)}</span><div class="afX" aria-label="Remove"></div></div></div>`,
        );
        input.value = '';
      }
    }
  }

  function removeWindow(root: Element): void {
    const place = root.closest('.aSs, .nH.no, .ip.adB') ?? root;
    const item = place.closest('[role="listitem"]');
    if (item && place.matches('.ip.adB')) item.remove();
    else place.remove();
  }

  page.openWindow = (draft, place) => {
    const markup = page.windowMarkup(draft, place);
    const shell = document.createElement('div');
    if (place === 'inline') {
      const list = document.querySelector('[role="main"] [role="list"]');
      shell.innerHTML = `<div class="h7" role="listitem" tabindex="-1"><div class="ip adB">${markup}</div></div>`;
      list?.append(...shell.childNodes);
    } else if (place === 'full') {
      shell.innerHTML = `<div class="aSs"><div class="aSt">${markup}</div></div>`;
      document.body.append(...shell.childNodes);
    } else {
      shell.innerHTML = `<div class="nH no"><div class="nH">${markup}</div></div>`;
      document.querySelector('.dw > .nH')?.append(...shell.childNodes);
    }
    const root = document.querySelector(`input[name="draft"][value="#${draft.id}"]`);
    if (root === null) throw new Error(`the window of ${draft.id} did not open`);
    return rootOf(root) ?? root;
  };

  function askRep(text: string, then: (() => void) | null): void {
    const box = document.createElement('div');
    box.className = 'Kj-JD';
    box.setAttribute('role', 'alertdialog');
    box.innerHTML = `<div class="Kj-JD-Jz">${page.escape(text)}</div><div class="Kj-JD-Jl"><button name="ok">OK</button>${then === null ? '' : '<button name="cancel">Cancel</button>'}</div>`;
    box.addEventListener('click', (event) => {
      const name = event.target instanceof HTMLButtonElement ? event.target.name : '';
      if (name === '') return;
      box.remove();
      if (name === 'ok') then?.();
    });
    document.body.append(box);
  }

  let lastSent: SandboxDraft | undefined;
  let lastPlace: WindowPlace = 'floating';

  async function leave(
    root: Element,
    how: { readonly kind: 'send' | 'schedule'; readonly archives: boolean },
  ): Promise<void> {
    const draft = readWindow(root);
    const place: WindowPlace = root.closest('.ip.adB')
      ? 'inline'
      : root.closest('.aSs')
        ? 'full'
        : document.body.matches('.xE')
          ? 'popout'
          : 'floating';
    root.setAttribute('aria-busy', 'true');
    await page.pause();
    removeWindow(root);
    page.sayBar('Sending…', '');
    page.sentHere.add(draft.id);
    const answer = page.ask({ kind: how.kind, draft });
    if (how.archives) location.hash = '#inbox';
    await page.pause();
    await answer;
    lastSent = draft;
    lastPlace = place;
    const text = how.kind === 'send' ? 'Message sent' : 'Send scheduled for tomorrow, 8:00 AM';
    page.sayBar(text, 'undo and view', config.undoMs);
    if (how.kind === 'send') await page.showSent(draft);
  }

  function pressSend(root: Element, archives: boolean): void {
    if (root.getAttribute('aria-busy') === 'true') return;
    chipTyped(root);
    const draft = readWindow(root);
    if (draft.to.length + draft.cc.length + draft.bcc.length === 0) {
      askRep('Please specify at least one recipient.', null);
      return;
    }
    const go = (): void => void leave(root, { kind: 'send', archives });
    if (draft.text.includes('attached')) {
      askRep('It seems like you forgot to attach a file. Send anyway?', go);
      return;
    }
    go();
  }

  async function undo(): Promise<void> {
    const draft = lastSent;
    if (draft === undefined) return;
    lastSent = undefined;
    page.sayBar('Undoing…', '');
    await page.ask({ kind: 'undo', id: draft.id });
    await page.pause();
    page.sentHere.delete(draft.id);
    for (const own of document.querySelectorAll(`[data-message-id="#${draft.id}"]`)) {
      own.closest('[role="listitem"]')?.remove();
    }
    const isThere = document.querySelector('[role="main"] [role="list"]') !== null;
    page.openWindow(draft, lastPlace === 'inline' && !isThere ? 'floating' : lastPlace);
    page.sayBar('Sending undone.', '', config.undoMs);
  }

  function openMenu(root: Element): void {
    document.querySelector('.sandbox-menu')?.remove();
    const menu = document.createElement('div');
    menu.className = 'J-M sandbox-menu';
    menu.setAttribute('role', 'menu');
    menu.innerHTML =
      '<div class="J-N yr" role="menuitem" tabindex="-1" selector="scheduledSend"><div class="J-N-Jz">Schedule send</div></div>';
    menu.addEventListener('click', () => {
      menu.remove();
      const dialog = document.createElement('div');
      dialog.className = 'Kj-JD';
      dialog.setAttribute('role', 'dialog');
      dialog.innerHTML =
        '<h2>Schedule send</h2><div class="Az" role="menuitem" tabindex="-1"><div class="AM">Tomorrow morning</div><div class="AN">8:00 AM</div></div>';
      dialog.querySelector('.Az')?.addEventListener('click', () => {
        dialog.remove();
        chipTyped(root);
        void leave(root, { kind: 'schedule', archives: false });
      });
      document.body.append(dialog);
    });
    document.body.append(menu);
  }

  async function moveToPopout(root: Element): Promise<void> {
    const draft = readWindow(root);
    await page.ask({ kind: 'save', draft });
    removeWindow(root);
    window.open(
      `/mail/u/${config.account}/popout?ver=sandbox&draft=${encodeURIComponent(draft.id)}`,
    );
  }

  function pressIn(target: Element, event: MouseEvent): void {
    const root = rootOf(target);
    if (root === null) return;
    if (target.closest('.aoO')) pressSend(root, false);
    else if (target.closest('.Uo')) pressSend(root, true);
    else if (target.closest('.hG')) openMenu(root);
    else if (target.closest('.afX')) target.closest('.afV')?.parentElement?.remove();
    else if (target.closest('.az2')) {
      root.querySelector<HTMLElement>('.J-M-awS')?.style.removeProperty('display');
    } else if (target.closest('.J-M-awS [value]')) {
      const value = target.closest('[value]')?.getAttribute('value') ?? '';
      const from = root.querySelector<HTMLInputElement>('input[name="from"]');
      if (from) from.value = value === config.email ? '' : value;
      const shown = root.querySelector('.az2');
      if (shown) shown.textContent = value;
      root.querySelector<HTMLElement>('.J-M-awS')?.style.setProperty('display', 'none');
    } else if (target.closest('.oh')) {
      void page.ask({ kind: 'discard', id: readWindow(root).id });
      removeWindow(root);
      page.sayBar('Draft discarded', 'undo', config.undoMs);
    } else if (target.closest('.Ha')) {
      chipTyped(root);
      void page.ask({ kind: 'save', draft: readWindow(root) });
      removeWindow(root);
    } else if (target.closest('.aUG')) {
      if (event.shiftKey) void moveToPopout(root);
      else {
        const draft = readWindow(root);
        removeWindow(root);
        page.openWindow(draft, 'full');
      }
    }
  }

  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target === null) return;
    if (target.closest('[gh="cm"]')) page.openWindow(page.newDraft({}), 'floating');
    else if (target.closest('#link_undo')) {
      // Beside no link to a message it takes something else back.
      if (document.querySelector('.b8 #link_vsm') !== null) void undo();
      else page.sayBar('Action undone.', '', config.undoMs);
    } else pressIn(target, event);
  });
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const root = target === null ? null : rootOf(target);
    if (target === null || root === null) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      pressSend(root, false);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (target.matches('.aoO, .Uo')) {
        event.preventDefault();
        pressSend(root, target.matches('.Uo'));
      } else if (event.key === 'Enter' && target.matches('input')) {
        event.preventDefault();
        chipTyped(root);
      }
    }
  });
  document.addEventListener('focusout', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.matches('input[peoplekit-id]')) return;
    // A pause, as the page looks the address up: a quick press finds it typed and not chipped.
    setTimeout(() => {
      const root = rootOf(target);
      if (root !== null) chipTyped(root);
    }, 300);
  });

  let barTimer = 0;
  page.sayBar = (text, links, ms) => {
    clearTimeout(barTimer);
    const bar = document.querySelector('.b8 .vh');
    if (bar === null) return;
    const undoLink = '<span id="link_undo" class="ag a8k" role="link" tabindex="0">Undo</span>';
    const viewLink =
      '<span id="link_vsm" class="ag a8k" role="link" tabindex="0" param="#sent">View message</span>';
    const shown = links === 'undo' ? undoLink : links === '' ? '' : undoLink + viewLink;
    bar.innerHTML = `<span class="aT"><span class="bAq">${page.escape(text)}</span><span class="bAo"> ${shown}</span></span>`;
    if (ms !== undefined) {
      barTimer = Number(
        setTimeout(() => {
          bar.replaceChildren();
        }, ms),
      );
    }
  };
}
