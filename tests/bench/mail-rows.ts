import { drawMail, startMail } from '../sandbox/mail-draw-script.ts';
import { createSandboxMail } from '../sandbox/mail-model.ts';
import { sam } from '../sandbox/mail-people.ts';
import { toGlobalsMarkup } from '../sandbox/mail-script.ts';

/** A mailbox page that is as large as one gets, and grows as one does. */
export const mailLoad = { rowCount: 2_000, laterCount: 800, burstCount: 40, burstMs: 25 } as const;

/** What the page keeps of itself for the measuring. */
export interface MailLoadNotes {
  isFull: boolean;
  readonly longTasks: number[];
  readonly keyMs: number[];
}

declare global {
  interface Window {
    mailLoad?: MailLoadNotes;
  }
}

/** Sent to the page as text: puts the later rows in, burst by burst, and keeps long tasks and what each key took. */
function runLoad(of: { burstCount: number; burstMs: number; size: number }): void {
  const notes: MailLoadNotes = { isFull: false, longTasks: [], keyMs: [] };
  window.mailLoad = notes;
  new PerformanceObserver((list) => {
    notes.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  // From the hardware's time stamp until every listener of every world has run and the key has had its effect.
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        notes.keyMs.push(performance.now() - event.timeStamp);
        port1.close();
      };
      port2.postMessage(0);
    },
    { capture: true },
  );
  const body = document.querySelector('[gh="tl"] tbody');
  const later = document.querySelector<HTMLTemplateElement>('#later');
  const rows = [...(later?.content.querySelectorAll('tr') ?? [])];
  let burst = 0;
  const add = (): void => {
    const part = document.createDocumentFragment();
    part.append(...rows.slice(burst * of.size, (burst + 1) * of.size));
    body?.append(part);
    burst += 1;
    if (burst < of.burstCount) setTimeout(add, of.burstMs);
    else notes.isFull = true;
  };
  setTimeout(add, of.burstMs);
}

/** The whole page, as markup, with a window in which a message is written. */
export function mailLoadPage(): string {
  const mail = createSandboxMail([sam]);
  const count = mailLoad.rowCount + mailLoad.laterCount;
  for (let index = 0; index < count; index += 1) {
    const name = `Person ${index} Example`;
    mail.deliver(
      0,
      { subject: `Subject ${index}: rosters, rates and dates` },
      {
        from: { name, email: `person${index}@firm${index % 300}.example` },
        to: [sam],
        at: Date.parse('2026-11-20T12:00:00Z') - index * 600_000,
        text: `Some words of the message ${index}, as long as the list shows them beside its subject.`,
      },
    );
  }
  const page = startMail({
    account: 0,
    name: sam.name,
    email: sam.email,
    aliases: sam.aliases,
    undoMs: 5_000,
    delayMs: [0, 0],
    seed: 1,
  });
  drawMail(page);
  const list = page.listMarkup(mail.threads(0), 'inbox');
  const rows = list.split(/(?=<tr )/);
  const head = rows[0] ?? '';
  const first = rows.slice(1, 1 + mailLoad.rowCount).join('');
  const later = rows
    .slice(1 + mailLoad.rowCount)
    .join('')
    .replace('</tbody></table></div>', '');
  const draft = {
    id: 'msg-a:r-4417700112233445566',
    from: '',
    to: [{ name: 'Ann Example', email: 'ann@firm.example' }],
    cc: [],
    bcc: [],
    subject: 'Dates',
    text: '',
    threadHex: '',
    replyTo: '',
  };
  const size = mailLoad.laterCount / mailLoad.burstCount;
  const { burstCount, burstMs } = mailLoad;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Inbox (1) - ${sam.email} - Mail</title><link rel="stylesheet" href="https://static.licdn.com/sandbox/mail.css"><link rel="icon" href="data:,">${toGlobalsMarkup({ account: 0, email: sam.email })}</head>
<body class="aAU"><div class="bar"><b>Mail</b><a class="gb_B" role="button" aria-label="Google Account: ${sam.name} (${sam.email})" href="#account"></a></div><div class="nH ar4"><div role="main" class="bGI nH oy8Mbf S4">${head}${first}</tbody></table></div></div></div><div class="dw"><div class="nH"><div class="nH no"><div class="nH">${page.windowMarkup(draft, 'floating')}</div></div></div></div><div class="b8 UC" role="alert" aria-live="assertive"><div class="vh"></div></div><template id="later"><table><tbody>${later}</tbody></table></template><script>(${runLoad.toString()})(${JSON.stringify({ burstCount, burstMs, size })});</script></body></html>`;
}
