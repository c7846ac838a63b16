import { useLiveQuery } from 'dexie-react-hooks';
import { Building2, Info } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { WorkspaceChoice } from '../../lib/model/sync.ts';
import { store } from '../../lib/store/open.ts';
import { countProspects } from '../../lib/store/queries.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { Icon } from '../ui/icon.tsx';
import { RequestButton, RequestProblem } from './request-button.tsx';
import { useRequest } from './use-request.ts';
import { CreateForm, JoinForm } from './workspace-forms.tsx';

/** What becomes of what is on this computer; said before a workspace is opened. */
function WhatGoesAlong() {
  const count = useLiveQuery(async () => countProspects(store()), []);
  if (count === undefined) return null;
  return (
    <Callout icon={Info} tone="info">
      {count === 0 ? i18n.t('team.nothingHere') : i18n.t('team.goesAlong', count)}
    </Callout>
  );
}

/** The workspaces of whoever is signed in: open one, make one, or join one by a code. */
export function WorkspaceChooser({
  openId,
  onCancel,
}: {
  /** The one that is open now; absent where what is here is still nobody's. */
  readonly openId: string | undefined;
  readonly onCancel: (() => void) | undefined;
}) {
  const [choices, setChoices] = useState<readonly WorkspaceChoice[]>();
  const [way, setWay] = useState<'join' | 'create'>();
  const list = useRequest();
  const open = useRequest();
  const { run } = list;
  useEffect(() => {
    void run('team/list', {}).then((found) => {
      if (found) setChoices(found.workspaces);
    });
  }, [run]);
  const lookAgain = async () => {
    const found = await run('team/list', {});
    if (found) setChoices(found.workspaces);
  };
  const shown = choices?.length === 0 ? (way ?? 'join') : way;
  const memberName = choices?.[0]?.memberName ?? '';
  return (
    <div className="flex flex-col gap-3">
      {openId === undefined ? (
        <WhatGoesAlong />
      ) : (
        <Callout icon={Info} tone="info">
          {i18n.t('team.switchHint')}
        </Callout>
      )}
      {list.isSlow ? <p className="text-ink-2">{i18n.t('team.asking')}</p> : null}
      <RequestProblem request={list} />
      {list.failure ? (
        <div>
          <RequestButton request={list} onClick={() => void lookAgain()}>
            {i18n.t('team.again')}
          </RequestButton>
        </div>
      ) : null}
      {choices && choices.length > 0 ? (
        <ul aria-label={i18n.t('team.workspaces')} className="flex flex-col gap-2">
          {choices.map((choice) => (
            <li
              key={choice.id}
              className="flex items-center gap-3 rounded-lg border border-line-strong px-4 py-3"
            >
              <Icon shape={Building2} className="text-ink-2" />
              <div className="min-w-0 flex-1">
                <div className="truncate font-semibold">{choice.name}</div>
                <div className="text-xs text-ink-2">
                  {i18n.t(`role.${choice.role}`)}
                  {', '}
                  {i18n.t('team.memberCount', choice.memberCount)}
                </div>
              </div>
              {choice.id === openId ? (
                <span className="text-xs text-ink-3">{i18n.t('team.isOpen')}</span>
              ) : (
                <RequestButton
                  request={open}
                  aria-label={i18n.t('team.openNamed', [choice.name])}
                  onClick={() => {
                    void open.run('team/open', { workspaceId: choice.id }).then((done) => {
                      if (done) onCancel?.();
                    });
                  }}
                >
                  {i18n.t('team.open')}
                </RequestButton>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <RequestProblem request={open} />
      {choices?.length === 0 ? <p className="text-ink-2">{i18n.t('team.noneYet')}</p> : null}
      <ButtonRow>
        <Button aria-pressed={shown === 'join'} onClick={() => setWay('join')}>
          {i18n.t('team.joinByCode')}
        </Button>
        <Button aria-pressed={shown === 'create'} onClick={() => setWay('create')}>
          {i18n.t('team.create')}
        </Button>
        {onCancel ? <LinkButton onClick={onCancel}>{i18n.t('app.cancel')}</LinkButton> : null}
      </ButtonRow>
      {shown === 'join' ? (
        <JoinForm memberName={memberName} isAskedFor={way !== undefined} onDone={onCancel} />
      ) : null}
      {shown === 'create' ? <CreateForm memberName={memberName} onDone={onCancel} /> : null}
    </div>
  );
}
