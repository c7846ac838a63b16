import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import type { CompanyId } from '../../lib/model/ids.ts';
import { listStakeholders, loadDeal } from '../../lib/store/deal-queries.ts';
import { loadDealForecast } from '../../lib/store/deal-scores.ts';
import { store } from '../../lib/store/open.ts';
import { SubjectActions } from '../actions/subject-actions.tsx';
import { History } from '../prospect/history.tsx';
import { TimelinePart } from '../timeline/timeline-part.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { Tabs } from '../ui/tabs.tsx';
import { failureText } from '../words.ts';
import { DealDetails } from './deal-details.tsx';
import { DealForm } from './deal-form.tsx';
import { DealHead } from './deal-head.tsx';
import { PeoplePart } from './people-part.tsx';
import { RenewalPart } from './renewal-part.tsx';
import { StageSection } from './stage-section.tsx';
import { useMove } from './use-move.ts';
import { useMoveKeys } from './use-move-keys.ts';

export interface DealViewProps {
  readonly id: string;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenCompany: (id: CompanyId) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onGone: () => void;
}

type DealTab = 'now' | 'people' | 'timeline' | 'details' | 'history';

/** A deal: what to do now, where it stands, who decides, what has happened, what it is worth. */
export function DealView({ id, onOpenProspect, onOpenCompany, onOpenDeal, onGone }: DealViewProps) {
  const [tab, setTab] = useState<DealTab>('now');
  const [isAdding, setAdding] = useState(false);
  const found = useLiveQuery(async () => {
    const [view, people, forecast] = await Promise.all([
      loadDeal(store(), id),
      listStakeholders(store(), id),
      loadDealForecast(store(), id),
    ]);
    return { view, peopleCount: people.length, forecast };
  }, [id]);
  const view = found?.view;
  const move = useMove(view);
  useMoveKeys(isAdding ? undefined : view, move, () => setTab('now'));
  const [logRequest, setLogRequest] = useState(0);
  const [noteRequest, setNoteRequest] = useState(0);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (noteRequest === 0) return undefined;
    const frame = requestAnimationFrame(() => noteInput.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [noteRequest]);
  // At once, so that the form takes the keys that follow.
  const inTimeline = (request: (at: number) => void) => () => {
    // A tab that was clicked would take the Enter.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    flushSync(() => {
      setTab('timeline');
      request(Date.now());
    });
  };
  useKeys(
    {
      a: { label: i18n.t('tabs.people'), run: () => setTab('people') },
      l: { label: i18n.t('prospect.logCall'), run: inTimeline(setLogRequest) },
      n: { label: i18n.t('page.note'), run: inTimeline(setNoteRequest) },
    },
    { enabled: view !== undefined && !isAdding },
  );
  if (!found) return null;
  if (!view) {
    const { what, todo } = failureText('not_found_here');
    return <EmptyState title={what}>{todo}</EmptyState>;
  }
  const { deal } = view;
  if (isAdding) {
    return (
      <DealForm
        prospectId={undefined}
        companyId={deal.company_id ?? undefined}
        onDone={(addedId) => {
          setAdding(false);
          if (addedId !== undefined) onOpenDeal(addedId);
        }}
      />
    );
  }
  const ask = (stageId: string) => {
    setTab('now');
    move.ask(stageId);
  };
  const about = { id, name: deal.name };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DealHead
        view={view}
        forecast={found.forecast}
        onOpenCompany={onOpenCompany}
        onAddDeal={() => setAdding(true)}
        onAsk={ask}
        onReopen={move.reopen}
        onGone={onGone}
      />
      <Tabs<DealTab>
        label={deal.name}
        value={tab}
        onChange={setTab}
        keyGroup={i18n.t('keys.tabs')}
        items={[
          {
            id: 'now',
            label: i18n.t('tabs.now'),
            content: (
              <>
                <SubjectActions about={{ table: 'deals', ...about }} onOpenDeal={onOpenDeal} />
                <StageSection
                  view={view}
                  forecast={found.forecast}
                  move={move}
                  title={i18n.t('deal.stage')}
                />
                <RenewalPart view={view} onOpenDeal={onOpenDeal} />
              </>
            ),
          },
          {
            id: 'people',
            label: i18n.t('tabs.people'),
            ...(found.peopleCount > 0 ? { count: found.peopleCount } : {}),
            content: <PeoplePart dealId={id} onOpenProspect={onOpenProspect} />,
          },
          {
            id: 'timeline',
            label: i18n.t('tabs.timeline'),
            content: (
              <TimelinePart
                about={{ kind: 'deal', ...about }}
                inputRef={noteInput}
                logRequest={logRequest}
              />
            ),
          },
          {
            id: 'details',
            label: i18n.t('deal.details'),
            content: <DealDetails view={view} />,
          },
          {
            id: 'history',
            label: i18n.t('prospect.history'),
            content: <History table="deals" id={id} />,
          },
        ]}
      />
    </div>
  );
}
