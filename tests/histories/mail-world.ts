import { randomUUID } from 'node:crypto';
import type { MailMessage, MailPerson, SendReport } from '../../lib/model/mail.ts';
import { repSettingDefaults } from '../../lib/model/selling.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { logMail } from '../../lib/store/commands/mail.ts';
import { joinSameMail } from '../../lib/store/commands/mail-join.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { saveRepSetting } from '../../lib/store/commands/settings.ts';
import { settleSends, takeSendReport } from '../../lib/store/sends.ts';
import type { Store } from '../../lib/store/store.ts';
import { rpc, type TestDatabase } from '../../supabase/tests/database.ts';
import { Device } from './device.ts';
import type { MailScript, MailStep, PlannedMail } from './mail-steps.ts';

const prospect: MailPerson = { email: 'linh@nordwind.example', name: 'Linh Trần' };
const reps: readonly MailPerson[] = [
  { email: 'ines@ourfirm.example', name: 'Ines Okafor' },
  { email: 'duy@ourfirm.example', name: 'Duy Trần' },
];
/** Which rep sits at which computer. */
const repOfDevice = [0, 0, 1] as const;
const threadIds = ['19aa000000000001', '19aa000000000002'];
const minuteMs = 60_000;

/** How far a mail has come in the world. */
interface Mail extends Omit<PlannedMail, 'subject' | 'fate'> {
  fate: PlannedMail['fate'];
  at: number;
  readonly subject: string;
  stage: 'waits' | 'pressed' | 'confirmed' | 'undone' | 'sent';
  confirmedAt: number;
}

/**
 * One workspace with two reps, three computers and their mailboxes: what is really sent, what pages tell of it and when,
 * and what the store makes of that.
 */
export class MailWorld {
  readonly database: TestDatabase;
  readonly devices: Device[] = [];
  readonly counts = new Map<string, number>();
  readonly #users = [randomUUID(), randomUUID()];
  readonly #workspace = randomUUID();
  readonly #mails: Mail[];
  #now = Date.parse('2026-03-02T08:00:00.000Z');
  #lastAt = 0;

  constructor(database: TestDatabase, script: MailScript) {
    this.database = database;
    this.#mails = script.mails.map((mail) => ({
      ...mail,
      at: 0,
      subject: `Offer ${mail.subject}`,
      stage: 'waits',
      confirmedAt: 0,
    }));
  }

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  async begin(): Promise<void> {
    const [owner = '', rep = ''] = this.#users;
    const ws = this.#workspace;
    await rpc(this.database, owner, 'create_workspace', {
      id: ws,
      name: 'Nordwind Sales',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      member_name: 'Ines Owner',
    });
    const { code } = await rpc<{ code: string }>(this.database, owner, 'create_invitation', {
      ws,
      role: 'rep',
    });
    await rpc(this.database, rep, 'accept_invitation', { code, member_name: 'Duy Rep' });
    for (const [at, of] of repOfDevice.entries()) {
      const device = new Device({
        name: `device ${at}`,
        rep: this.#users[of] ?? '',
        pool: this.database.pool,
        now: () => this.#now,
        onCommitted: () => undefined,
      });
      this.devices.push(device);
      await device.signIn();
      await device.join(ws);
      const value = {
        ...repSettingDefaults.mail,
        watched: ['gmail' as const],
        askedAt: toInstant(this.#now),
      };
      await saveRepSetting(device.store, 'mail', value);
    }
    await addProspect(this.#store(0), { full_name: prospect.name, emails: [prospect.email] });
    await this.#syncAll();
  }

  #store(at: number): Store {
    const device = this.devices[at];
    if (!device) throw new Error(`no device ${at}`);
    return device.store;
  }

  async run(step: MailStep): Promise<void> {
    this.#now += 200;
    this.count(step.kind);
    const device = this.devices[step.kind === 'wait' || step.kind === 'mail' ? 0 : step.device];
    if (!device) throw new Error('no device');
    switch (step.kind) {
      case 'mail':
        return this.#goOn(step);
      case 'wait':
        this.#now += step.seconds * 1000;
        return;
      case 'open':
        return this.#ended(device, step.endsAfter, () => this.#open(device, step.device));
      case 'settle':
        return this.#ended(
          device,
          step.endsAfter,
          async () => void (await settleSends(device.store)),
        );
      case 'sync':
        return this.#ended(device, step.endsAfter, () => this.#sync(device));
    }
  }

  /** The worker may be killed on the way. */
  async #ended(device: Device, after: number | null, work: () => Promise<unknown>): Promise<void> {
    if (after === null) await work();
    else await device.endDuring(after, work);
  }

  async #sync(device: Device): Promise<void> {
    await device.sync();
    const rows = await device.store.touchpoints.toArray();
    const joined = await joinSameMail(
      device.store,
      rows.map(({ id }) => id),
    );
    this.count('joined after sync', joined);
  }

  /** A mail goes one stage further; a page tells of it, or its tab was closed before it could, or two tabs tell. */
  async #goOn({
    mail: at,
    tellers,
    endsAfter,
  }: Extract<MailStep, { kind: 'mail' }>): Promise<void> {
    const mail = this.#mails[at % this.#mails.length];
    if (!mail) return;
    if (mail.stage === 'waits') {
      this.#press(mail);
      if (mail.writer === 'prospect' || mail.fate === 'phone') mail.stage = 'sent';
      else if (mail.fate === 'scheduled') {
        mail.stage = 'sent';
        await this.#tell(mail, 'scheduled', { tellers, endsAfter });
      } else {
        mail.stage = 'pressed';
        await this.#tell(mail, 'pending', { tellers, endsAfter });
      }
    } else if (mail.stage === 'pressed') {
      this.#now += 400;
      mail.confirmedAt = this.#now;
      mail.stage = 'confirmed';
      await this.#tell(mail, 'confirmed', { tellers, endsAfter });
    } else if (mail.stage === 'confirmed') {
      const canUndo = mail.fate === 'undone' && this.#now - mail.confirmedAt < 29_000;
      mail.stage = canUndo ? 'undone' : 'sent';
      // Who undoes does so in a tab that is open.
      if (canUndo)
        await this.#tell(mail, 'cancelled', { tellers: Math.max(1, tellers), endsAfter });
    } else if (mail.stage === 'undone' && mail.isSentAgain) {
      mail.stage = 'pressed';
      mail.fate = 'sent';
      this.#press(mail);
      await this.#tell(mail, 'pending', { tellers, endsAfter });
    }
  }

  /** Apart by more than any two clocks: which of two alike is which would be for the rep to say. */
  #press(mail: Mail): void {
    this.#now = Math.max(this.#now, this.#lastAt + 7 * minuteMs);
    this.#lastAt = this.#now;
    mail.at = this.#now;
  }

  async #tell(
    mail: Mail,
    stage: SendReport['stage'],
    { tellers, endsAfter }: { tellers: number; endsAfter: number | null },
  ): Promise<void> {
    const at = mail.writer === 'prospect' ? 0 : mail.writer;
    const deviceAt = at === 0 ? 0 : 2;
    const device = this.devices[deviceAt];
    if (!device) return;
    const { to, cc } = this.#headers(mail);
    const report: SendReport = {
      site: 'gmail',
      account: reps[at]?.email ?? '',
      aliases: [],
      draft: {
        id: this.#draftId(mail),
        threadId: threadIds[mail.subject.length % 2] ?? '',
        replyTo: '',
        from: '',
        to,
        cc,
        bcc: [],
        subject: mail.subject,
      },
      stage,
      pressedAt: toInstant(mail.at),
      stageAt: toInstant(this.#now),
    };
    for (let told = 0; told < tellers; told += 1) {
      await this.#ended(device, told === 0 ? endsAfter : null, () =>
        takeSendReport(device.store, report),
      );
      // A page says it again until it is answered.
      if (endsAfter !== null && told === 0) await takeSendReport(device.store, report);
    }
  }

  #headers(mail: Mail): { from: MailPerson; to: MailPerson[]; cc: MailPerson[] } {
    const [one = prospect, two = prospect] = reps;
    if (mail.writer === 'prospect') {
      return { from: prospect, to: [one], cc: mail.isToBoth ? [two] : [] };
    }
    const [from, other] = mail.writer === 0 ? [one, two] : [two, one];
    return { from, to: [prospect], cc: mail.isToBoth ? [other] : [] };
  }

  #draftId(mail: Mail): string {
    return `msg-a:r-${this.#mails.indexOf(mail) + 1000}`;
  }

  /** A message as a rep's own mailbox has it: of another id and at a time of its own; the writer's keeps the draft's name. */
  #asSeenBy(rep: 0 | 1, mail: Mail): MailMessage | undefined {
    const { from, to, cc } = this.#headers(mail);
    const isOwn = mail.writer === rep;
    const isThere = isOwn || [...to, ...cc].some(({ email }) => email === reps[rep]?.email);
    if (mail.stage !== 'sent' || !isThere) return undefined;
    const at = mail.at + rep * mail.skewSeconds * 1000;
    const hex = ((BigInt(at) << 20n) | BigInt(this.#mails.indexOf(mail) * 2 + rep)).toString(16);
    const ids = isOwn && mail.fate !== 'phone' ? [this.#draftId(mail), hex] : [hex];
    return {
      ...{ ids, from, to, cc, bcc: [] },
      at: toInstant(at),
      isDraft: false,
      isBulk: false,
      isFolded: false,
    };
  }

  /** The rep opens the threads of their mailbox. */
  async #open(device: Device, at: number): Promise<void> {
    const rep = repOfDevice[at] ?? 0;
    for (const subject of new Set(this.#mails.map((mail) => mail.subject))) {
      const messages = this.#mails
        .filter((mail) => mail.subject === subject)
        .flatMap((mail) => this.#asSeenBy(rep, mail) ?? []);
      if (messages.length === 0) continue;
      const result = await logMail(device.store, {
        mailbox: { site: 'gmail', account: reps[rep]?.email ?? '', aliases: [] },
        threadId: threadIds[subject.length % 2] ?? '',
        subject: rep === 1 ? `Re: ${subject}` : subject,
        messages,
        by: 'seen',
      });
      if (result.ok) {
        this.count('logged', result.value.loggedCount);
        this.count('joined at once', result.value.joinedCount);
      }
    }
  }

  async #syncAll(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      for (const device of this.devices) await this.#sync(device);
    }
  }

  /** What is under way comes to its end; everybody opens their mail and syncs. */
  async settle(): Promise<void> {
    for (const mail of this.#mails) {
      for (let turn = 0; turn < 8 && mail.stage !== 'sent'; turn += 1) {
        if (mail.stage === 'undone' && !mail.isSentAgain) break;
        await this.#goOn({
          kind: 'mail',
          mail: this.#mails.indexOf(mail),
          tellers: 1,
          endsAfter: null,
        });
      }
    }
    this.#now += 2 * minuteMs;
    for (const [at, device] of this.devices.entries()) {
      await settleSends(device.store);
      await this.#open(device, at);
    }
    await this.#syncAll();
    await this.#syncAll();
  }

  /** Each message that was really sent is one touchpoint, the same everywhere, and nothing else is. */
  async check(): Promise<void> {
    const sent = this.#mails.filter(({ stage }) => stage === 'sent');
    this.count('messages sent', sent.length);
    this.count('messages undone for good', this.#mails.length - sent.length);
    const expected = sent
      .map(({ subject, at }) => `${subject} ${Math.floor(at / minuteMs)}`)
      .toSorted();
    const seen: string[][] = [];
    for (const device of this.devices) {
      const rows = (await device.store.touchpoints.toArray()).filter(
        ({ deleted_at }) => deleted_at === null,
      );
      const shown = rows.map(({ subject, occurred_at }) => {
        const near = sent.find(
          (mail) =>
            (subject ?? '').endsWith(mail.subject) &&
            Math.abs(Date.parse(occurred_at) - mail.at) <= 2 * minuteMs,
        );
        return near ? `${near.subject} ${Math.floor(near.at / minuteMs)}` : `stray ${subject}`;
      });
      seen.push(rows.map(({ id }) => id).toSorted());
      if (JSON.stringify(shown.toSorted()) !== JSON.stringify(expected)) {
        throw new Error(
          `${device.name} shows ${JSON.stringify(shown.toSorted())}, sent were ${JSON.stringify(expected)}`,
        );
      }
      const keys = (await device.store.touchpoint_keys.toArray()).filter(
        ({ deleted_at }) => deleted_at === null,
      );
      const ids = new Set(rows.map(({ id }) => id));
      const lost = keys.filter(({ touchpoint_id }) => !ids.has(touchpoint_id));
      if (lost.length > 0) throw new Error(`${device.name}: ${lost.length} keys of no touchpoint`);
      if (new Set(keys.map(({ key }) => key)).size !== keys.length) {
        throw new Error(`${device.name}: a key twice`);
      }
      // Settings of one rep on two computers are another matter.
      const issues = (await device.store.issues.toArray()).filter(
        ({ t, state }) => t.startsWith('touchpoint') && state === 'open',
      );
      if (issues.length > 0) throw new Error(`${device.name}: ${JSON.stringify(issues)}`);
    }
    if (new Set(seen.map((ids) => ids.join())).size !== 1) {
      throw new Error('the computers do not have the same touchpoints');
    }
  }

  async end(): Promise<void> {
    for (const device of this.devices) await device.remove();
  }
}
