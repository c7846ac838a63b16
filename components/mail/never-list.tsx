import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { MailSetting, NeverLog } from '../../lib/model/selling.ts';
import { saveSetting } from '../../lib/store/commands/settings.ts';
import { canManage, loadSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadTeam } from '../../lib/store/sync-queries.ts';
import { ManagersOnly } from '../selling/managers-only.tsx';
import { useCommand } from '../use-command.ts';
import { EntryField } from './entry-field.tsx';
import { type AddressList, toShownEntries } from './list-entry.ts';
import { OpenQuestion } from './mail-question.tsx';
import { useChangeMail } from './use-mail-setting.ts';

type Edit = (list: AddressList) => AddressList;

/** Whose mail is left out, and which addresses are the rep's own; asked as a question until it is answered. */
export function NeverLists({ setting }: { readonly setting: MailSetting }) {
  const change = useChangeMail();
  const isAsking = setting.askedAt === null;
  const ofColleagues = (edit: Edit) =>
    void change((now) => {
      const list = edit({ addresses: now.colleagueAddresses, domains: now.colleagueDomains });
      return {
        ...now,
        colleagueAddresses: [...list.addresses],
        colleagueDomains: [...list.domains],
      };
    });
  const ofNever = (edit: Edit) =>
    void change((now) => {
      const list = edit({ addresses: now.neverAddresses, domains: now.neverDomains });
      return { ...now, neverAddresses: [...list.addresses], neverDomains: [...list.domains] };
    });
  const ofOwn = (edit: Edit) =>
    void change((now) => ({
      ...now,
      ownAddresses: [...edit({ addresses: now.ownAddresses, domains: [] }).addresses],
    }));
  return (
    <div className="flex max-w-120 flex-col gap-4">
      {isAsking ? (
        <OpenQuestion setting={setting} />
      ) : (
        <EntryField
          kind="never"
          label={i18n.t('mailOptions.never')}
          hint={i18n.t('mailOptions.neverHint')}
          list={{ addresses: setting.neverAddresses, domains: setting.neverDomains }}
          onChange={ofNever}
        />
      )}
      <WorkspaceNever />
      {isAsking ? null : (
        <EntryField
          kind="colleagues"
          label={i18n.t('mailOptions.colleagues')}
          hint={i18n.t('mailOptions.colleaguesHint')}
          list={{ addresses: setting.colleagueAddresses, domains: setting.colleagueDomains }}
          onChange={ofColleagues}
        />
      )}
      <EntryField
        kind="own"
        label={i18n.t('mailOptions.own')}
        hint={i18n.t('mailOptions.ownHint')}
        list={{ addresses: setting.ownAddresses, domains: [] }}
        onChange={ofOwn}
      />
    </div>
  );
}

/** The list of the whole workspace; where there is no team, the rep's own says all. */
function WorkspaceNever() {
  const { run } = useCommand();
  const known = useLiveQuery(async () => {
    const team = await loadTeam(store());
    return {
      isTeam: typeof team?.workspaceId === 'string',
      mayEdit: await canManage(store()),
      list: await loadSetting(store(), 'never_log'),
    };
  }, []);
  if (!known?.isTeam) return null;
  const { list, mayEdit } = known;
  const save = (edit: Edit) => {
    const { addresses, domains } = edit(list);
    const value: NeverLog = { addresses: [...addresses], domains: [...domains] };
    void run(saveSetting(store(), 'never_log', value), () => ({
      title: i18n.t('mailOptions.saved'),
    }));
  };
  if (mayEdit) {
    return (
      <EntryField
        kind="never"
        label={i18n.t('mailOptions.workspaceNever')}
        hint={i18n.t('mailOptions.workspaceNeverHint')}
        list={list}
        onChange={save}
      />
    );
  }
  const entries = toShownEntries(list);
  return (
    <div className="flex flex-col gap-1">
      <span className="text-xs text-ink-2">{i18n.t('mailOptions.workspaceNever')}</span>
      <p className="wrap-anywhere">
        {entries.length === 0 ? i18n.t('mailOptions.workspaceEmpty') : entries.join(', ')}
      </p>
      <ManagersOnly />
    </div>
  );
}
