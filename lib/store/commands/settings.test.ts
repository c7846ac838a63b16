import { describe, expect, it } from 'vitest';
import { ownIdOf } from '../../model/ids.ts';
import { repSettingDefaults, settingDefaults } from '../../model/selling.ts';
import { aStore, valueOf } from '../a-store.ts';
import { listTemplates, loadRepSetting, loadSetting, loadWorkspace } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import { undoCommand } from '../undo.ts';
import { joinAs, refusal } from './a-pipeline.ts';
import { changeRepSetting, editWorkspace, saveRepSetting, saveSetting } from './settings.ts';
import { addTemplate, deleteTemplate, editTemplate } from './templates.ts';

const rates = { rates: { EUR: '0.92' } };
const reminders = { ...repSettingDefaults.reminders, isDigestOn: true };

describe('a setting', () => {
  it('is one row of its key, whoever writes it', async () => {
    const store = aStore();
    expect(await loadSetting(store, 'currency_rates')).toEqual(settingDefaults.currency_rates);
    const first = valueOf(await saveSetting(store, 'currency_rates', rates));
    const { workspaceId } = await loadIdentity(store);
    expect(first.id).toBe(ownIdOf(workspaceId, 'setting', 'currency_rates'));
    const second = valueOf(await saveSetting(store, 'currency_rates', { rates: { VND: '26000' } }));
    expect(second.id).toBe(first.id);
    expect(await loadSetting(store, 'currency_rates')).toEqual({ rates: { VND: '26000' } });
    valueOf(await undoCommand(store, second.journalId));
    expect(await loadSetting(store, 'currency_rates')).toEqual(rates);
    valueOf(await undoCommand(store, first.journalId));
    expect(await loadSetting(store, 'currency_rates')).toEqual(settingDefaults.currency_rates);
  });

  it('that came under another id is changed where it is', async () => {
    const store = aStore();
    const { id } = valueOf(await saveSetting(store, 'work_week', { days: [1, 2, 3] }));
    const row = await store.settings.get(id);
    await store.settings.delete(id);
    const other = '00000000-0000-4000-8000-0000000000aa';
    if (row) await store.settings.add({ ...row, id: other });
    expect(valueOf(await saveSetting(store, 'work_week', { days: [7] })).id).toBe(other);
    expect(await loadSetting(store, 'work_week')).toEqual({ days: [7] });
  });

  it('that cannot be read counts as not set, and is refused when it is written', async () => {
    const store = aStore();
    const { id } = valueOf(await saveSetting(store, 'work_week', { days: [1] }));
    await store.settings.update(id, { value: { days: 'all' } });
    expect(await loadSetting(store, 'work_week')).toEqual(settingDefaults.work_week);
    expect(await refusal(saveSetting(store, 'work_week', { days: [8] }))).toEqual({
      code: 'invalid_input',
      detail: 'settings.work_week',
    });
    const wrong = saveRepSetting(store, 'reminders', { ...reminders, digestAt: 1440 });
    expect(await refusal(wrong)).toMatchObject({ detail: 'rep_settings.reminders' });
  });

  it('of the workspace is for managers and owners, of a rep for each rep', async () => {
    const store = aStore();
    await joinAs(store, 'rep');
    expect(await refusal(saveSetting(store, 'currency_rates', rates))).toEqual({
      code: 'not_allowed',
    });
    const own = valueOf(await saveRepSetting(store, 'reminders', reminders));
    const colleague = '00000000-0000-4000-8000-0000000000aa';
    const row = await store.rep_settings.get(own.id);
    const theirs = {
      ...row,
      id: colleague,
      rep_id: colleague,
      value: repSettingDefaults.reminders,
    };
    await store.rep_settings.add(theirs as never);
    expect(await loadRepSetting(store, 'reminders')).toEqual(reminders);
    expect(await loadRepSetting(store, 'away')).toEqual(repSettingDefaults.away);
    await joinAs(store, 'manager');
    valueOf(await saveSetting(store, 'currency_rates', rates));
  });
});

describe('a part of a setting', () => {
  it('is changed as it is kept, by two at the same time', async () => {
    const store = aStore();
    const add = (address: string) =>
      changeRepSetting(store, 'mail', (now) => ({
        ...now,
        ownAddresses: [...now.ownAddresses, address],
      }));
    const [one] = await Promise.all([add('one@nordwind.example'), add('two@nordwind.example')]);
    valueOf(one);
    expect(new Set((await loadRepSetting(store, 'mail')).ownAddresses)).toEqual(
      new Set(['one@nordwind.example', 'two@nordwind.example']),
    );
  });
});

describe('the workspace', () => {
  it('is edited by its owners', async () => {
    const store = aStore();
    expect(await loadWorkspace(store)).toBeUndefined();
    const edit = valueOf(
      await editWorkspace(store, {
        name: ' Nordwind ',
        currency: 'vnd',
        time_zone: 'Asia/Ho_Chi_Minh',
      }),
    );
    expect(await loadWorkspace(store)).toMatchObject({
      name: 'Nordwind',
      currency: 'VND',
      time_zone: 'Asia/Ho_Chi_Minh',
    });
    valueOf(await undoCommand(store, edit.journalId));
    expect(await loadWorkspace(store)).toMatchObject({ name: '', currency: 'USD' });
    await joinAs(store, 'manager');
    expect(await refusal(editWorkspace(store, { name: 'x' }))).toEqual({ code: 'not_allowed' });
  });

  it.each([
    ['workspaces.currency', { currency: 'euro' }],
    ['workspaces.time_zone', { time_zone: 'Mars/Olympus' }],
    ['workspaces.name', { name: 'x'.repeat(121) }],
  ])('is refused with %s', async (detail, patch) => {
    expect(await refusal(editWorkspace(aStore(), patch))).toEqual({
      code: 'invalid_input',
      detail,
    });
  });
});

describe('a template', () => {
  const input = { name: ' Intro ', channel: 'email', subject: ' Hi ', body: ' Hello\n' } as const;

  it('is kept as it was written, with a subject where it is a mail', async () => {
    const store = aStore();
    const { id } = valueOf(await addTemplate(store, input));
    valueOf(await addTemplate(store, { ...input, name: 'Call', channel: 'call' }));
    expect(await listTemplates(store)).toMatchObject([
      { name: 'Call', subject: null },
      { name: 'Intro', subject: 'Hi', body: ' Hello\n' },
    ]);
    const edit = valueOf(await editTemplate(store, id, { channel: 'linkedin' }));
    expect(await store.templates.get(id)).toMatchObject({ channel: 'linkedin', subject: null });
    valueOf(await undoCommand(store, edit.journalId));
    const gone = valueOf(await deleteTemplate(store, id));
    expect(await listTemplates(store)).toHaveLength(1);
    valueOf(await undoCommand(store, gone.journalId));
    expect(await store.templates.get(id)).toMatchObject({ subject: 'Hi', deleted_at: null });
  });

  it.each([
    ['templates.name', { name: ' ' }],
    ['templates.name', { name: 'x'.repeat(121) }],
    ['templates.body', { body: ' \n' }],
    ['templates.body', { body: 'x'.repeat(20_001) }],
    ['templates.subject', { subject: 'x'.repeat(401) }],
  ])('is refused with %s', async (detail, patch) => {
    const store = aStore();
    expect(await refusal(addTemplate(store, { ...input, ...patch }))).toEqual({
      code: 'invalid_input',
      detail,
    });
    const { id } = valueOf(await addTemplate(store, input));
    expect(await refusal(editTemplate(store, id, patch))).toMatchObject({ detail });
  });

  it('is for managers and owners to change', async () => {
    const store = aStore();
    const { id } = valueOf(await addTemplate(store, input));
    await joinAs(store, 'rep');
    for (const change of [
      addTemplate(store, input),
      editTemplate(store, id, { body: 'x' }),
      deleteTemplate(store, id),
    ]) {
      expect(await refusal(change)).toEqual({ code: 'not_allowed' });
    }
  });
});
