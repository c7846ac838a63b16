import { type Html, html, nothing } from './html.ts';
import { katharina, minhAnh, oliver, viewer } from './people.ts';
import { photoUrl } from './shell.ts';

interface Mailbox {
  readonly name: string;
  readonly email: string;
}

interface SandboxMessage {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly at: string;
  readonly text: string;
}

interface SandboxThread {
  /** What the address bar shows; not the thread's id. */
  readonly token: string;
  readonly subject: string;
  readonly messages: readonly SandboxMessage[];
}

const me: Mailbox = { name: viewer.name, email: 'sam.okafor@calderfinch.example' };
const mailboxOf = (person: typeof minhAnh): Mailbox => ({
  name: person.name,
  email: person.emails[0] ?? '',
});

const threads: readonly SandboxThread[] = [
  {
    token: 'FMfcgzSANDBOXhosen',
    subject: 'Cold rooms: dates for a first call',
    messages: [
      {
        from: me,
        to: [mailboxOf(minhAnh)],
        at: '2026-11-19T02:05:00Z',
        text: 'Chào chị Minh Anh, would Tuesday or Thursday suit you for a first call?',
      },
      {
        from: mailboxOf(minhAnh),
        to: [me],
        at: '2026-11-20T03:41:00Z',
        text: 'Thursday at 9 works. Please send the agenda to my colleague Bảo too.',
      },
    ],
  },
  {
    token: 'FMfcgzSANDBOXfalkenried',
    subject: 'Angebot Schichtplanung, Werk 2',
    messages: [
      {
        from: mailboxOf(katharina),
        to: [me, mailboxOf(oliver)],
        at: '2026-11-18T14:12:00Z',
        text: 'Guten Tag Herr Okafor, bitte senden Sie uns die überarbeitete Fassung bis Freitag.',
      },
    ],
  },
];

/** The older id, whose upper bits are the time: hexadecimal, and the same number in decimal within `msg-f:`. */
function legacyId(at: string, salt: number): { readonly hex: string; readonly decimal: string } {
  const value = (BigInt(Date.parse(at)) << 20n) | BigInt(salt);
  return { hex: value.toString(16), decimal: value.toString() };
}

/** A Gmail-like page. Its script shows the list, a thread or a new message, as the address says. */
export function gmailPage(): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Inbox (1) - ${me.email} - Mail</title><link rel="stylesheet" href="https://static.licdn.com/sandbox/mail.css"><link rel="icon" href="data:,"></head>
<body class="aAU"><div class="bar"><b>Mail</b><input placeholder="Search mail" aria-label="Search mail"><a aria-label="Account: ${me.name} (${me.email})" href="#account"><img alt="" src="${photoUrl(viewer.slug)}"></a></div><div class="columns"><nav aria-label="Folders"><div role="button" tabindex="0" gh="cm" class="T-I T-I-KE L3">Compose</div><a href="#inbox">Inbox</a><a href="#sent">Sent</a></nav><div role="main" class="bGI nH oy8Mbf S4"></div></div><template data-route="list">${list()}</template>${threads.map((thread) => html`<template data-route="${thread.token}" data-title="${thread.subject} - ${me.email} - Mail">${threadView(thread)}</template>`)}<template data-route="compose">${composeWindow()}</template><div class="b8" role="alert" aria-live="assertive" hidden><span class="vh">Message sent. <span id="link_undo" role="link" tabindex="0">Undo</span> <span id="link_vsm" role="link" tabindex="0">View message</span></span></div><script src="https://static.licdn.com/sandbox/mail.js"></script></body></html>`
    .markup;
}

function list(): Html {
  return html`<div gh="tl"><table role="grid"><tbody>${threads.map((thread, index) => row(thread, index))}</tbody></table></div>`;
}

function row(thread: SandboxThread, index: number): Html {
  const last = thread.messages.at(-1);
  if (last === undefined) return nothing;
  const id = legacyId(thread.messages[0]?.at ?? last.at, index);
  const lastId = legacyId(last.at, index + 1);
  return html`<tr class="zA ${index === 0 ? 'zE' : 'yO'}" tabindex="-1" data-opens="${thread.token}"><td class="yX"><div class="yW"><span class="${index === 0 ? 'zF' : 'yP'}" email="${last.from.email}" name="${last.from.name}" data-hovercard-id="${last.from.email}">${last.from.name.split(' ').at(-1)}</span> <span class="bx0">${thread.messages.length}</span></div></td><td class="xY a4W"><div role="link"><div class="y6"><span class="bog"><span data-thread-id="#thread-f:${id.decimal}" data-legacy-thread-id="${id.hex}" data-legacy-last-message-id="${lastId.hex}" data-legacy-last-non-draft-message-id="${lastId.hex}">${thread.subject}</span></span></div><span class="y2"> - ${last.text}</span></div></td><td class="xW"><span title="${showDate(last.at)}">${showDate(last.at).slice(0, 6)}</span></td></tr>`;
}

function threadView(thread: SandboxThread): Html {
  const id = legacyId(thread.messages[0]?.at ?? '', threads.indexOf(thread));
  return html`<div class="nH a98 iY"><h2 class="hP" tabindex="-1" data-thread-perm-id="thread-f:${id.decimal}" data-legacy-thread-id="${id.hex}">${thread.subject}</h2><div role="list">${thread.messages.map((message, index) => messageView(message, index + threads.indexOf(thread)))}</div></div>`;
}

function messageView(message: SandboxMessage, salt: number): Html {
  const id = legacyId(message.at, salt);
  const recipient = (box: Mailbox): Html =>
    html`<span class="g2" email="${box.email}" name="${box.name}" data-hovercard-id="${box.email}">${box === me ? 'me' : box.name}</span> `;
  return html`<div role="listitem" class="h7"><div class="adn ads" data-message-id="#msg-f:${id.decimal}" data-legacy-message-id="${id.hex}"><span class="x4Und" data-message-id=""></span><div class="gE"><table><tbody><tr><td class="gF"><h3 class="iw"><span class="qu"><span class="gD" email="${message.from.email}" name="${message.from.name}" data-hovercard-id="${message.from.email}">${message.from.name}</span> <span class="go">&lt;${message.from.email}&gt;</span></span></h3></td><td class="gH"><span class="g3" title="${showDate(message.at)}">${showDate(message.at)}</span></td></tr></tbody></table><span class="hb">to ${message.to.map(recipient)}</span></div><div class="ii gt"><div class="a3s aiL"><div dir="ltr">${message.text}</div></div></div></div></div>`;
}

function composeWindow(): Html {
  const [first] = threads;
  const to = first?.messages[1]?.from ?? me;
  return html`<div class="dw"><div class="AD" role="dialog" aria-label="New Message"><header>New Message</header><form><input type="hidden" name="composeid" value="sandbox-1"><input type="hidden" name="from" value=""><input type="hidden" name="draft" value="#msg-a:r-4417700112233445566"><input type="hidden" name="rt" value=""><input type="hidden" name="lts" value=""><input type="hidden" name="rm" value=""><div class="GS"><div class="anm" name="to"><div role="listbox" aria-label="To"><div class="afV" role="option" data-name="${to.name}" data-hovercard-id="${to.email}"><span>${to.name}</span></div></div></div></div><input name="subjectbox" placeholder="Subject" aria-label="Subject"></form><div g_editable="true" role="textbox" contenteditable="true" aria-label="Message body" class="editable"></div><div class="IZ"><div class="Up"><div><div role="button" tabindex="1" class="T-I J-J5-Ji aoO v7 T-I-atl L3" data-tooltip="Send (Ctrl-Enter)">Send</div></div></div></div></div></div>`;
}

function showDate(at: string): string {
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(at));
}

export const mailStyle = `
* { box-sizing: border-box; } body { margin: 0; background: #f3f5f8; color: #1d2430; font: 14px/1.45 -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.bar { display: flex; align-items: center; gap: 24px; padding: 10px 24px; } .bar b { font-size: 20px; font-weight: 500; color: #31456a; width: 160px; }
.bar input { flex: 1; max-width: 620px; height: 42px; border: 0; border-radius: 21px; background: #e5eaf1; padding: 0 20px; font: inherit; }
.bar a { margin-left: auto; } .bar img { width: 32px; height: 32px; border-radius: 50%; display: block; }
.columns { display: grid; grid-template-columns: 184px 1fr; gap: 16px; padding: 8px 24px; }
nav a { display: block; padding: 6px 16px; color: inherit; text-decoration: none; border-radius: 16px; } nav a:first-of-type { background: #d9e3f3; font-weight: 600; }
nav [gh="cm"] { background: #c9dbf5; border-radius: 16px; padding: 14px 22px; display: inline-block; margin-bottom: 14px; font-weight: 500; cursor: pointer; }
[role="main"] { background: #fff; border-radius: 16px; min-height: 560px; padding: 12px 0; }
table { width: 100%; border-collapse: collapse; } tr.zA td { padding: 10px 16px; border-bottom: 1px solid #edf0f4; cursor: pointer; } tr.zE { font-weight: 600; }
td.yX { width: 180px; } td.xW { width: 90px; text-align: right; font-size: 12px; } .y6 { display: inline; } .y2 { color: #5c6675; font-weight: 400; }
.a98 { padding: 8px 28px; } .hP { font-size: 22px; font-weight: 400; margin: 6px 0 18px; } .adn { border-bottom: 1px solid #edf0f4; padding: 14px 0; }
.iw { margin: 0; font-size: 14px; } .go, .hb, .gH { color: #5c6675; font-weight: 400; font-size: 12px; } .gH { text-align: right; } .a3s { padding: 12px 0; }
.dw { position: fixed; right: 60px; bottom: 0; width: 500px; background: #fff; border-radius: 10px 10px 0 0; box-shadow: 0 8px 30px #0003; overflow: hidden; }
.dw header { background: #eef2f8; padding: 10px 16px; font-weight: 600; } .dw form > div, .dw form > input:not([type=hidden]) { width: 100%; border: 0; border-bottom: 1px solid #edf0f4; padding: 9px 16px; font: inherit; }
.afV { display: inline-block; border: 1px solid #c7cfdb; border-radius: 12px; padding: 1px 10px; } .editable { height: 220px; padding: 12px 16px; outline: 0; } .IZ { padding: 10px 16px; }
.aoO { display: inline-block; background: #31456a; color: #fff; border-radius: 18px; padding: 7px 22px; font-weight: 600; cursor: pointer; }
.b8:not([hidden]) { position: fixed; left: 24px; bottom: 24px; background: #2c3340; color: #fff; border-radius: 6px; padding: 12px 18px; } .b8 [role=link] { color: #a9c7fa; margin-left: 14px; }
`;
