import { useLiveQuery } from 'dexie-react-hooks';
import {
  Check,
  Ellipsis,
  ExternalLink,
  MessageSquare,
  MessageSquareOff,
  Trash2,
} from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import type { CompanyId, ProspectId } from '../../lib/model/ids.ts';
import { deleteProspect, editProspect } from '../../lib/store/commands/prospects.ts';
import { store } from '../../lib/store/open.ts';
import { listNotes, loadCompany, loadProspect } from '../../lib/store/queries.ts';
import { SubjectActions } from '../actions/subject-actions.tsx';
import { DealSection } from '../deal/deal-section.tsx';
import { JoinDeal } from '../deal/join-deal.tsx';
import { CadenceSection } from '../outreach/cadence-section.tsx';
import { WriteSection } from '../outreach/write-section.tsx';
import { TimelinePart } from '../timeline/timeline-part.tsx';
import { CardHead } from '../ui/card.tsx';
import { Chip } from '../ui/chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useCommand } from '../use-command.ts';
import { failureText } from '../words.ts';
import { CompanySection } from './company-section.tsx';
import { History } from './history.tsx';
import { MetaLine } from './meta-line.tsx';
import { ProspectFields } from './prospect-fields.tsx';
import { useFetched } from './use-fetched.ts';

/** Brings the map along, which few openings of a prospect need. */
const ProspectPeople = lazy(async () => {
  const { ProspectPeople: view } = await import('../deal/prospect-people.tsx');
  return { default: view };
});

const ScoreSection = lazy(async () => {
  const { ScoreSection: section } = await import('../score/score-section.tsx');
  return { default: section };
});

export type ProspectTab = 'now' | 'people' | 'timeline' | 'fields' | 'history';

export interface ProspectViewProps {
  readonly id: ProspectId;
  /** Opens the note with the cursor in it, each time it becomes another number; 0 is no request. */
  readonly noteRequest?: number;
  /** Opens the form for a call, likewise. */
  readonly logRequest?: number;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenCompany: (id: CompanyId) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: (of: { prospectId?: string; companyId?: string }) => void;
  readonly onGone: () => void;
}

/** A prospect: what to do now, what has happened, what is known and how. */
export function ProspectView({
  id,
  noteRequest = 0,
  logRequest = 0,
  onOpenProspect,
  onOpenCompany,
  onOpenDeal,
  onAddDeal,
  onGone,
}: ProspectViewProps) {
  const [tab, setTab] = useState<ProspectTab>('now');
  const [answered, setAnswered] = useState({ note: 0, log: 0 });
  const [asked, setAsked] = useState({ note: 0, log: 0 });
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const { run } = useCommand();
  const found = useLiveQuery(async () => ({ prospect: await loadProspect(store(), id) }), [id]);
  const prospect = found?.prospect;
  const fetched = useFetched(id);
  const companyId = prospect?.company_id ?? null;
  const company = useLiveQuery(
    async () => (companyId === null ? undefined : loadCompany(store(), companyId)),
    [companyId],
  );
  const notes = useLiveQuery(
    async () => listNotes(store(), { aboutKind: 'prospect', aboutId: id }),
    [id],
  );
  const isReady = prospect !== undefined;
  // Whoever asked last: who opened this view, or a key in it.
  const noteNumber = Math.max(noteRequest, asked.note);
  const logNumber = Math.max(logRequest, asked.log);
  if (noteNumber !== answered.note || logNumber !== answered.log) {
    setAnswered({ note: noteNumber, log: logNumber });
    if (noteNumber !== 0 || logNumber !== 0) setTab('timeline');
  }
  useEffect(() => {
    if (noteNumber === 0 || !isReady) return undefined;
    const frame = requestAnimationFrame(() => noteInput.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [noteNumber, isReady]);
  // At once, so that the form takes the keys that follow: `L 1 Enter` is faster than a frame.
  const ask = (what: 'note' | 'log') => () => {
    // A tab that was clicked would take the Enter.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    flushSync(() => setAsked((now) => ({ ...now, [what]: Date.now() })));
  };
  useKeys({
    n: { label: i18n.t('page.note'), run: ask('note') },
    l: { label: i18n.t('prospect.logCall'), run: ask('log') },
  });
  if (!found || (!prospect && fetched.isAsking)) return null;
  if (!prospect) {
    const { what, todo } = failureText(fetched.failure?.code ?? 'not_found_here');
    return <EmptyState title={what}>{todo}</EmptyState>;
  }
  const remove = async () => {
    const receipt = await run(deleteProspect(store(), id), () => ({
      title: i18n.t('prospect.deleted', [prospect.full_name]),
      detail: i18n.t('app.onThisComputer'),
    }));
    if (receipt) onGone();
  };
  const setContact = (do_not_contact: boolean) =>
    run(editProspect(store(), id, { do_not_contact }), () => ({
      title: i18n.t(do_not_contact ? 'prospect.notContacted' : 'prospect.contactedAgain'),
      detail: prospect.full_name,
    }));
  const role = prospect.title ?? prospect.headline;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="px-4 pt-1 pb-2">
        <CardHead
          title={prospect.full_name}
          mark={{ name: prospect.full_name }}
          size="lg"
          chip={
            <>
              {prospect.do_not_contact ? (
                <Chip icon={MessageSquareOff} tone="caution">
                  {i18n.t('prospect.doNotContact')}
                </Chip>
              ) : (
                <Chip icon={Check} tone="accent">
                  {i18n.t('chip.saved')}
                </Chip>
              )}
              <MenuButton
                trigger={
                  <IconButton icon={Ellipsis} label={i18n.t('prospect.actions')} size="sm" />
                }
                groups={[
                  prospect.linkedin_slug === null
                    ? []
                    : [
                        {
                          id: 'open',
                          label: i18n.t('prospect.openPage'),
                          icon: ExternalLink,
                          run: () => openProfile(prospect.linkedin_slug ?? ''),
                        },
                      ],
                  [
                    {
                      id: 'contact',
                      label: i18n.t(
                        prospect.do_not_contact ? 'prospect.mayContact' : 'prospect.doNotContact',
                      ),
                      icon: prospect.do_not_contact ? MessageSquare : MessageSquareOff,
                      run: () => void setContact(!prospect.do_not_contact),
                    },
                  ],
                  [
                    {
                      id: 'delete',
                      label: i18n.t('prospect.delete'),
                      icon: Trash2,
                      run: () => void remove(),
                    },
                  ],
                ].filter((group) => group.length > 0)}
              />
            </>
          }
        >
          {role}
          {company && !role?.includes(company.name) ? (
            <>
              {' '}
              <span className="text-ink-3">{i18n.t('prospect.at')}</span>{' '}
              <button
                type="button"
                className="cursor-default rounded-xs hover:underline"
                onClick={() => onOpenCompany(company.id)}
              >
                {company.name}
              </button>
            </>
          ) : null}
          <MetaLine prospect={prospect} />
        </CardHead>
      </header>
      <Tabs<ProspectTab>
        label={prospect.full_name}
        value={tab}
        onChange={setTab}
        keyGroup={i18n.t('keys.tabs')}
        items={[
          {
            id: 'now',
            label: i18n.t('tabs.now'),
            content: (
              <>
                <SubjectActions
                  about={{ table: 'prospects', id, name: prospect.full_name }}
                  onOpenDeal={onOpenDeal}
                />
                <Suspense fallback={null}>
                  <ScoreSection prospectId={id} />
                </Suspense>
                <JoinDeal prospectId={id} name={prospect.full_name} onOpenDeal={onOpenDeal} />
                <DealSection
                  prospectId={id}
                  onOpenDeal={onOpenDeal}
                  onAddDeal={() => onAddDeal({ prospectId: id })}
                />
                <CadenceSection prospectId={id} name={prospect.full_name} />
                <WriteSection prospectId={id} name={prospect.full_name} />
                {company ? (
                  <CompanySection company={company} prospectId={id} onOpen={onOpenCompany} />
                ) : null}
              </>
            ),
          },
          {
            id: 'people',
            label: i18n.t('tabs.people'),
            content: (
              <Suspense fallback={null}>
                <ProspectPeople
                  prospectId={id}
                  onOpenProspect={onOpenProspect}
                  onOpenDeal={onOpenDeal}
                />
              </Suspense>
            ),
          },
          {
            id: 'timeline',
            label: i18n.t('tabs.timeline'),
            ...(notes && notes.length > 0 ? { count: notes.length } : {}),
            content: (
              <TimelinePart
                about={{ kind: 'prospect', id, name: prospect.full_name }}
                inputRef={noteInput}
                logRequest={logNumber}
              />
            ),
          },
          {
            id: 'fields',
            label: i18n.t('tabs.fields'),
            content: (
              <ProspectFields
                prospect={prospect}
                company={company}
                onHistory={() => setTab('history')}
              />
            ),
          },
          {
            id: 'history',
            label: i18n.t('prospect.history'),
            content: <History table="prospects" id={id} />,
          },
        ]}
      />
    </div>
  );
}

/** A plain navigation by the rep's click, in a tab of its own; nothing is read there. */
function openProfile(slug: string): void {
  window.open(
    `https://www.linkedin.com/in/${encodeURIComponent(slug)}/`,
    '_blank',
    'noopener,noreferrer',
  );
}
