import { type Html, html, nothing } from './html.ts';
import type { SandboxMail } from './mail-model.ts';
import { toConfigMarkup, toGlobalsMarkup } from './mail-script.ts';
import { viewer } from './people.ts';
import { photoUrl } from './shell.ts';

/**
 * A Gmail-like page: the shell alone. Its script asks the mailbox for the list or the thread that the address names, and
 * a window on a page of its own where `isPopout`. `loadCount` makes the pauses of each load others.
 */
export function gmailPage(
  mail: SandboxMail,
  of: { readonly account: number; readonly isPopout: boolean; readonly loadCount: number },
): string | undefined {
  const me = mail.accounts[of.account];
  if (me === undefined) return undefined;
  const { undoMs, delayMs, seed } = mail.options;
  const config: Html = {
    markup: toConfigMarkup({
      account: of.account,
      name: me.name,
      email: me.email,
      aliases: me.aliases,
      undoMs,
      delayMs,
      seed: seed * 1000 + of.loadCount,
    }),
  };
  const globals: Html = { markup: toGlobalsMarkup({ account: of.account, email: me.email }) };
  const title = of.isPopout ? `Compose Mail - ${me.email} - Mail` : 'Mail';
  const columns = of.isPopout
    ? nothing
    : html`<div class="bar"><b>Mail</b><input placeholder="Search mail" aria-label="Search mail"><a class="gb_B" role="button" aria-label="Google Account: ${me.name} (${me.email})" href="#account"><img alt="" src="${photoUrl(viewer.slug)}"></a></div><div class="columns"><nav aria-label="Folders"><div role="button" tabindex="0" gh="cm" class="T-I T-I-KE L3">Compose</div><a href="#inbox">Inbox</a><a href="#sent">Sent</a></nav><div class="nH ar4"><div role="main" class="bGI nH oy8Mbf S4"></div></div></div>`;
  return html`<!doctype html>
<html lang="en" class="aAX"><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="https://static.licdn.com/sandbox/mail.css"><link rel="icon" href="data:,">${globals}</head>
<body class="${of.isPopout ? 'xE xp' : 'aAU'}">${columns}<div class="dw"><div class="nH"></div></div><div class="b8 UC" role="alert" aria-live="assertive"><div class="vh"></div></div>${config}<script src="https://static.licdn.com/sandbox/mail.js"></script></body></html>`
    .markup;
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
.dw > .nH { position: fixed; right: 60px; bottom: 0; display: flex; flex-direction: row-reverse; gap: 16px; align-items: end; pointer-events: none; } .dw [role=dialog], .aSt [role=dialog] { pointer-events: auto; width: 460px; background: #fff; border-radius: 10px 10px 0 0; box-shadow: 0 8px 30px #0003; overflow: hidden; }
.xE .dw > .nH { position: static; display: block; } .aoP .IZ td { padding: 10px 16px; } .xE [role=dialog] { width: 100%; } .aSs { position: fixed; inset: 24px; background: #0006; padding: 24px; } .aSt, .aSt [role=dialog] { width: 100%; } .afn { display: none; } .ip { border: 1px solid #dfe3e8; border-radius: 10px; margin: 14px 0; }
.Ht { background: #eef2f8; } .Ht td { padding: 8px 16px; } .a3E { font-size: 14px; margin: 0; } .Hm { text-align: right; } .Hm button { border: 0; background: #c7cfdb; width: 18px; height: 18px; border-radius: 4px; margin-left: 6px; }
.aoP td { padding: 0; } .anm, .aoT, .az2 { display: block; width: 100%; border: 0; border-bottom: 1px solid #edf0f4; padding: 7px 16px; font: inherit; } .anm > div, .anm div { display: inline; } .agP { border: 0; font: inherit; outline: 0; min-width: 120px; } .anm[name]::before { content: attr(name) " "; color: #5c6675; font-size: 12px; } .az2 { color: #5c6675; font-size: 12px; }
.J-M { background: #fff; box-shadow: 0 4px 18px #0003; padding: 6px 0; } .J-M.sandbox-menu { position: fixed; right: 400px; bottom: 60px; } .J-M [role=menuitem] { padding: 6px 16px; cursor: pointer; } .kv, .kQ { cursor: pointer; min-height: 8px; border-bottom: 1px solid #edf0f4; } .adf { padding: 10px 0; color: #5c6675; } .ams { display: inline-block; border: 1px solid #c7cfdb; border-radius: 16px; padding: 6px 18px; margin: 14px 8px 0 0; cursor: pointer; } .x4Und { font-size: 11px; border: 1px solid #c7cfdb; border-radius: 8px; padding: 0 6px; } .ajn { display: none; } .oh, .hG { display: inline-block; width: 24px; height: 24px; border-radius: 12px; background: #c7cfdb; cursor: pointer; vertical-align: middle; margin-left: 6px; } .lR { display: inline-block; padding: 6px 20px; cursor: pointer; color: #5c6675; }
.Kj-JD { position: fixed; left: 50%; top: 30%; translate: -50% 0; background: #fff; border-radius: 12px; box-shadow: 0 12px 44px #0005; padding: 24px; z-index: 9; }
.afV { display: inline-block; border: 1px solid #c7cfdb; border-radius: 12px; padding: 1px 10px; } .editable { min-height: 120px; padding: 12px 16px; outline: 0; } .IZ { padding: 10px 16px; }
.aoO, .Uo { display: inline-block; background: #31456a; color: #fff; border-radius: 18px; padding: 7px 22px; font-weight: 600; cursor: pointer; }
.b8:has(.bAq) { position: fixed; left: 24px; bottom: 24px; background: #2c3340; color: #fff; border-radius: 6px; padding: 12px 18px; } .b8 [role=link] { color: #a9c7fa; margin-left: 14px; }
`;
