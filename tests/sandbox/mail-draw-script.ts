import type { SandboxDraft, SandboxMailbox, SandboxThread } from './mail-model.ts';
import type { MailPage, MailPageConfig, WindowPlace } from './mail-page-types.ts';

/** Sent to the page as text, as all of the pages' own scripts: it may use nothing from outside itself. */
export function startMail(config: MailPageConfig): MailPage {
  let state = Math.imul(config.seed, 0x9e3779b1) >>> 0;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 0x1_0000_0000;
  };
  const [least, most] = config.delayMs;
  return {
    config,
    sentHere: new Set<string>(),
    thread: null,
    random,
    escape: (text: string) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
    pause: () =>
      new Promise<void>((resolve) => setTimeout(resolve, least + random() * (most - least))),
    ask: async (request: object) => {
      const response = await fetch(`/sync/u/${config.account}/i/s`, {
        method: 'POST',
        keepalive: true,
        body: JSON.stringify(request),
      });
      return response.json() as Promise<unknown>;
    },
  } as unknown as MailPage;
}

/** The markup of rows, threads, messages and windows, after the structure of the real pages. */
export function drawMail(page: MailPage): void {
  const { escape, config } = page;
  const own = new Set([config.email, ...config.aliases]);
  const dateOf = (at: number): string =>
    new Intl.DateTimeFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'UTC',
    }).format(at);
  const toJslog = (value: unknown): string =>
    btoa(JSON.stringify(value)).replaceAll('=', '.').replaceAll('+', '-').replaceAll('/', '_');
  const person = (box: SandboxMailbox, kind: 'gD' | 'g2' | 'zF' | 'yP'): string => {
    const shown = own.has(box.email) && kind !== 'gD' ? 'me' : box.name;
    const name = kind === 'zF' || kind === 'yP' ? (shown.split(' ').at(-1) ?? '') : shown;
    return `<span translate="no" email="${escape(box.email)}" name="${escape(name)}" data-hovercard-id="${escape(box.email)}" class="${kind}"><span>${escape(name)}</span></span>`;
  };

  const rowMarkup = (thread: SandboxThread, index: number): string => {
    const last = thread.messages.at(-1);
    if (last === undefined) return '';
    const lastSent = thread.messages.findLast(({ isDraft }) => !isDraft) ?? last;
    const bog = `<span class="bqe" data-thread-id="#${escape(thread.permId)}" data-legacy-thread-id="${thread.hex}" data-legacy-last-message-id="${last.hex}" data-legacy-last-non-draft-message-id="${lastSent.hex}">${escape(thread.subject)}</span>`;
    const who = person(last.from, index === 0 ? 'zF' : 'yP');
    return `<tr class="zA ${index === 0 ? 'zE' : 'yO'}" role="row" tabindex="-1" draggable="false" data-opens="${thread.token}"><td class="PF xY"></td><td class="yX xY" role="gridcell" tabindex="-1"><div class="afn">unread, ${who}, ${bog}</div><div class="yW"><span class="bA4">${who}</span> <span class="bx0">${thread.messages.length}</span></div></td><td tabindex="-1" class="xY a4W" role="gridcell"><div class="xS" role="link"><div class="xT"><div class="y6"><span class="bog">${bog}</span></div><span class="y2"><span class="Zt">&nbsp;-&nbsp;</span>${escape(last.text.slice(0, 90))}</span></div></div></td><td class="xW xY" role="gridcell" tabindex="-1"><span title="${dateOf(last.at)}"><span class="bq3">${dateOf(last.at).slice(0, 6)}</span></span></td></tr>`;
  };
  page.listMarkup = (threads, folder) => {
    const inFolder = threads
      .filter(({ messages }) =>
        messages.some(({ from, isDraft }) =>
          folder === 'sent' ? own.has(from.email) && !isDraft : true,
        ),
      )
      .sort((one, other) => (other.messages.at(-1)?.at ?? 0) - (one.messages.at(-1)?.at ?? 0));
    return `<div class="Nr UI Nm vy" gh="tl"><table class="F cf zt" role="grid"><tbody>${inFolder.map(rowMarkup).join('')}</tbody></table></div>`;
  };

  page.messageMarkup = (thread, message, shown) => {
    const isHere = message.id.startsWith('msg-a:');
    // A message that was sent from this page has no older id in it until the next load.
    const hex = page.sentHere.has(message.id) ? '' : ` data-legacy-message-id="${message.hex}"`;
    const ids = `data-message-id="#${escape(message.id)}"${hex}`;
    const chip = '<span class="x4Und" data-message-id="" role="button">Summarize</span>';
    const from = person(message.from, 'gD');
    if (shown === 'hidden') return '<div class="kQ" role="listitem" tabindex="-1"></div>';
    if (shown === 'folded') {
      return `<div class="kv" role="listitem" aria-expanded="false" tabindex="-1" data-unfolds="${escape(message.id)}"><div class="Bk"><div class="G3 G2"><div><div class="adf ads" ${ids}><div class="gs"><div class="gE iv gt"><table class="cf gJ"><tbody><tr class="acZ"><td class="gF gK"><h3 class="iw"><span translate="no" class="qu" role="gridcell">${from}</span></h3></td><td class="gH"><span class="g3" title="${dateOf(message.at)}">${dateOf(message.at)}</span></td></tr></tbody></table></div><div class="iA g6">${escape(message.text.slice(0, 70))}</div></div></div></div></div></div></div>`;
    }
    if (message.isDraft) {
      return `<div class="h7" role="listitem" aria-expanded="true" tabindex="-1"><div class="Bk"><div class="G3 G2"><div><div class="adn ads" ${ids}><div class="gs"><div class="gE iv gt"><h3 class="iw"><span class="qu"><font class="boq">Draft</font> ${from}</span></h3></div><div class="ip adB" data-draft="${escape(message.id)}">${page.windowMarkup(
        {
          id: message.id,
          from: '',
          to: message.to,
          cc: message.cc,
          bcc: message.bcc,
          subject: `Re: ${thread.subject}`,
          text: message.text,
          threadHex: thread.hex,
          replyTo: '',
        },
        'inline',
      )}</div></div></div></div></div></div></div>`;
    }
    const unsubscribe = message.isBulk
      ? '<span class="Ca" role="link" tabindex="0" jslog="87079; u014N:cOuCgd">Unsubscribe</span>'
      : '';
    const to = [...message.to, ...message.cc].map((box) => person(box, 'g2')).join(', ');
    const bcc =
      isHere && message.bcc.length > 0
        ? `, bcc: ${message.bcc.map((box) => person(box, 'g2')).join(', ')}`
        : '';
    return `<div class="h7" role="listitem" aria-expanded="true" tabindex="-1"><div class="Bk"><div class="G3 G2"><div><div class="adn ads" ${ids}><div class="aju"><img class="ajn" jid="${escape(message.from.email)}" data-hovercard-id="${escape(message.from.email)}" data-name="${escape(message.from.name)}" alt=""></div><div class="gs"><div class="gE iv gt"><table class="cf gJ"><tbody><tr class="acZ"><td class="gF gK"><h3 class="iw gFxsud"><span translate="no" class="qu" role="gridcell" tabindex="-1">${from} <span class="go"><span aria-hidden="true">&lt;</span>${escape(message.from.email)}<span aria-hidden="true">&gt;</span></span> ${unsubscribe}</span></h3></td><td class="gH bAk"><span class="g3" title="${dateOf(message.at)}" role="gridcell">${dateOf(message.at)}</span> ${chip}</td></tr><tr class="acZ xD"><td colspan="2"><span translate="no" class="hb">to ${to}${bcc} </span><div class="ajy" aria-haspopup="true" role="button" tabindex="0" aria-label="Show details"></div></td></tr></tbody></table></div><div class="ii gt" jslog="20277; u014N:xr6bB; 1:${toJslog([`#${thread.permId}`])}; 4:${toJslog([`#${message.id}`])}"><div class="a3s aiL"><div dir="ltr">${escape(message.text)}</div></div></div></div></div></div></div></div></div>`;
  };

  page.threadMarkup = (thread) => {
    const { messages } = thread;
    const shownOf = (index: number): 'open' | 'folded' | 'hidden' => {
      if (index === messages.length - 1 || messages[index]?.isDraft) return 'open';
      if (messages.length > 7 && index > 0 && index < messages.length - 2) return 'hidden';
      return 'folded';
    };
    const items = messages.map((message, index) => {
      const shown = shownOf(index);
      const counter =
        shown === 'hidden' && index === 1
          ? `<span class="adx" role="button" tabindex="0" data-unfolds="all"><span>${messages.length - 3}</span></span>`
          : '';
      return `${counter}${page.messageMarkup(thread, message, shown)}`;
    });
    return `<div class="nH a98 iY"><div class="nH"><h2 class="hP" tabindex="-1" data-thread-perm-id="${escape(thread.permId)}" data-legacy-thread-id="${thread.hex}">${escape(thread.subject)}</h2></div><div class="nH aHU hx"><div role="list" jslog="20686; u014N:xr6bB; 1:${toJslog([`#${thread.permId}`])}">${items.join('')}</div><div class="gA gt acV"><span class="ams bkH" role="link" tabindex="0">Reply</span> <span class="ams bkI" role="link" tabindex="0">Reply all</span> <span class="ams bkG" role="link" tabindex="0">Forward</span></div></div></div>`;
  };

  const chip = (box: SandboxMailbox): string =>
    `<div><div class="afV" role="option" data-name="${escape(box.name || box.email)}" data-hovercard-id="${escape(box.email)}"><span>${escape(box.name || box.email)}</span><div class="afX" aria-label="Remove"></div></div></div>`;
  const line = (
    field: 'to' | 'cc' | 'bcc',
    boxes: readonly SandboxMailbox[],
    place: WindowPlace,
  ): string => {
    const inner = `<div><div><div><div role="listbox" aria-label="${field}"><div>${boxes.map(chip).join('')}</div></div><input class="agP aFw" peoplekit-id="BbVjBd" type="text" role="combobox" aria-expanded="false" aria-label="${field} recipients" autocomplete="off"></div></div></div>`;
    // Replies within a thread have one level more since November 2025.
    return `<div class="anm" name="${field}">${place === 'inline' ? `<div class="aUy">${inner}</div>` : inner}</div>`;
  };
  page.windowMarkup = (draft: SandboxDraft, place: WindowPlace) => {
    const isReply = draft.replyTo !== '' || draft.threadHex !== '';
    const froms = [config.email, ...config.aliases]
      .map(
        (email) =>
          `<div class="SK AX"><div value="${escape(email)}" role="menuitem" tabindex="-1" email="${escape(email)}" data-hovercard-id="${escape(email)}">${escape(config.name)}</div></div>`,
      )
      .join('');
    const rt = isReply ? `#thread-f:${BigInt(`0x${draft.threadHex || '0'}`).toString()}` : '';
    const hidden = (name: string, value: string): string =>
      `<input type="hidden" name="${name}" value="${escape(value)}">`;
    const form = `<form class="bAs" method="POST">${hidden('composeid', '1')}${hidden('from', draft.from)}${hidden('subject', draft.subject)}${hidden('draft', `#${draft.id}`)}${hidden('rt', rt)}${hidden('lts', draft.threadHex)}${hidden('rm', draft.replyTo && `#${draft.replyTo}`)}<table class="GS" role="presentation"><tbody><tr class="bzf"><td class="eV"><div><div>${line('to', draft.to, place)}${line('cc', draft.cc, place)}${line('bcc', draft.bcc, place)}</div></div></td></tr></tbody></table><div class="az2" role="button" tabindex="0" aria-haspopup="true" aria-label="From">${escape(draft.from || config.email)}</div><div class="J-M jQjAxd J-M-awS" role="menu" style="display:none">${froms}</div><input name="subjectbox" class="aoT" autocomplete="off" placeholder="Subject" aria-label="Subject" value="${escape(draft.subject)}"></form>`;
    const archive = isReply
      ? '<div class="T-I J-J5-Ji Uo v7 T-I-atl L3" role="button" tabindex="1" data-tooltip="Send &amp; archive">Send &amp; archive</div>'
      : '';
    const send = `<table class="IZ"><tbody><tr><td class="gU Up"><div><div class="T-I J-J5-Ji aoO v7 T-I-atl L3" role="button" tabindex="1" data-tooltip="Send \u202a(Ctrl-Enter)\u202c" aria-label="Send \u202a(Ctrl-Enter)\u202c">Send</div>${archive}<div class="T-I J-J5-Ji hG T-I-atl L3" role="button" tabindex="1" aria-haspopup="true" aria-label="More send options"></div></div></td><td class="gU"><div class="oh" role="button" tabindex="1" aria-label="Discard draft"></div></td></tr></tbody></table>`;
    const body = `<div class="Am aiL Al editable LW-avf tS-tW" aria-label="Message Body" g_editable="true" role="textbox" aria-multiline="true" contenteditable="true" tabindex="1">${escape(draft.text)}</div>`;
    const inner = `<div class="M9"><div class="aoI" role="region"><table class="aoP aoC"><tbody><tr><td class="I5">${form}${body}${send}</td></tr></tbody></table></div></div>`;
    if (place === 'inline') return inner;
    const buttons =
      place === 'popout'
        ? ''
        : '<button class="Hq aUG" type="button" aria-label="Full screen (Shift for pop-out)"></button><button class="Ha" type="button" aria-label="Save &amp; close"></button>';
    return `<div class="AD"><div class="nH Hd" role="dialog" aria-label="New Message"><div class="nH Hy aXJ"><table class="cf Ht"><tbody><tr><td><div class="Hp"><h2 class="a3E"><div class="aYF">New Message</div></h2></div></td><td class="Hm">${buttons}</td></tr></tbody></table>${inner}</div></div></div>`;
  };
}
