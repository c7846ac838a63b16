import { UserPlus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { addStakeholder } from '../../lib/store/commands/stakeholders.ts';
import { store } from '../../lib/store/open.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { toMomentText } from '../ui/moment.ts';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { StakeholderForm } from './stakeholder-form.tsx';
import { StakeholderGapList } from './stakeholder-gap-list.tsx';
import { StakeholderList } from './stakeholder-list.tsx';
import { StakeholderMap } from './stakeholder-map.tsx';
import type { PersonOnMap } from './stakeholder-map-parts.tsx';
import { StakeholderPicker } from './stakeholder-picker.tsx';
import { influenceLabel, partWords, roleMark, stanceLabel } from './stakeholder-words.ts';
import { usePagePerson } from './use-page-person.ts';
import { type DealPeople, type PersonInDeal, useStakeholders } from './use-stakeholders.ts';

export interface PeoplePartProps {
  readonly dealId: string;
  readonly onOpenProspect: (id: string) => void;
}

type Mode =
  | { readonly kind: 'list' }
  | { readonly kind: 'add' }
  /** `from`: what the focus goes back to. */
  | { readonly kind: 'edit'; readonly id: string; readonly from: 'map' | 'list' };

/** Who decides: the map, the gaps in words, and each person's part with its evidence. */
export function PeoplePart({ dealId, onOpenProspect }: PeoplePartProps) {
  const view = useStakeholders(dealId);
  if (!view) return null;
  return <People key={dealId} view={view} onOpenProspect={onOpenProspect} />;
}

function People({
  view,
  onOpenProspect,
}: { readonly view: DealPeople } & Pick<PeoplePartProps, 'onOpenProspect'>) {
  const { deal, people } = view;
  const { run } = useCommand();
  const pagePerson = usePagePerson();
  const place = useRef<HTMLDivElement>(null);
  const [mode, setMode] = useState<Mode>({ kind: 'list' });
  const edited =
    mode.kind === 'edit' ? people.find(({ stakeholder }) => stakeholder.id === mode.id) : undefined;
  const isList = mode.kind === 'list' || (mode.kind === 'edit' && edited === undefined);
  const takenIds = people.map(({ prospect }) => prospect.id as string);
  const offered = pagePerson && !takenIds.includes(pagePerson.id) ? pagePerson : undefined;
  const returnTo = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (!isList || returnTo.current === undefined) return;
    place.current?.querySelector<HTMLElement | SVGElement>(returnTo.current)?.focus();
    returnTo.current = undefined;
  }, [isList]);

  const add = async (prospectId: string): Promise<boolean> => {
    const receipt = await run(
      addStakeholder(store(), { dealId: deal.id, prospectId }),
      ({ name }) => ({ title: i18n.t('stakeholders.added', [name]), detail: deal.name }),
    );
    return receipt !== undefined;
  };
  const pick = () => setMode({ kind: 'add' });
  const addOffered = offered && (() => void add(offered.id));
  useKeys(
    {
      a: { label: i18n.t('stakeholders.add'), run: addOffered ?? pick },
      'Shift+a': offered ? { label: i18n.t('stakeholders.addOthers'), run: pick } : undefined,
    },
    { enabled: isList },
  );
  const edit = (id: string, from: 'map' | 'list') => setMode({ kind: 'edit', id, from });
  const leave = () => {
    returnTo.current =
      mode.kind === 'edit'
        ? `[data-${mode.from === 'map' ? 'on-map' : 'row'}="${CSS.escape(mode.id)}"]`
        : '[data-add]';
    setMode({ kind: 'list' });
  };
  const pickButton = (
    <Button
      data-add=""
      size="sm"
      keyHint={offered ? 'Shift+a' : 'a'}
      {...(offered ? { look: 'plain' as const } : {})}
      onClick={pick}
    >
      {i18n.t(offered ? 'stakeholders.addOthers' : 'stakeholders.add')}
    </Button>
  );
  const addThis =
    addOffered === undefined ? null : (
      <Button
        look="primary"
        icon={UserPlus}
        keyHint="a"
        className="max-w-full"
        onClick={addOffered}
      >
        <span className="min-w-0 truncate">
          {i18n.t('stakeholders.addThis', [offered?.name ?? ''])}
        </span>
      </Button>
    );

  return (
    <div ref={place}>
      {people.length === 0 ? null : (
        <WhoDecides
          view={view}
          onOpen={(id) => edit(id, 'map')}
          onShow={(id) =>
            place.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus()
          }
        />
      )}
      {edited ? (
        <StakeholderForm
          key={edited.stakeholder.id}
          person={edited}
          onOpenProspect={onOpenProspect}
          onDone={leave}
        />
      ) : null}
      {mode.kind === 'add' ? (
        <StakeholderPicker
          companyId={deal.company_id}
          takenIds={takenIds}
          onAdd={add}
          onDone={leave}
        />
      ) : null}
      {isList && people.length === 0 ? (
        <EmptyState
          title={i18n.t('stakeholders.none')}
          action={
            <div className="flex flex-wrap items-center gap-2">
              {addThis}
              {pickButton}
            </div>
          }
        >
          {i18n.t('stakeholders.manyHint')}
        </EmptyState>
      ) : null}
      {isList && people.length > 0 ? (
        <Section title={i18n.t('stakeholders.list')} aside={pickButton} isFlush>
          {addThis === null ? null : <div className="px-4 pt-1 pb-2">{addThis}</div>}
          <StakeholderList
            people={people}
            onEdit={(id) => edit(id, 'list')}
            onOpenProspect={onOpenProspect}
          />
          <OnlyOne view={view} />
        </Section>
      ) : null}
    </div>
  );
}

interface WhoDecidesProps {
  readonly view: DealPeople;
  readonly onOpen: (id: string) => void;
  readonly onShow: (id: string) => void;
}

function WhoDecides({ view: { people, gaps, silenceDays }, onOpen, onShow }: WhoDecidesProps) {
  const now = useNow();
  const counts = [
    i18n.t('stakeholders.people', people.length, [String(people.length)]),
    ...(gaps.length === 0 ? [] : [i18n.t('stakeholders.gaps', gaps.length, [String(gaps.length)])]),
  ];
  return (
    <Section title={i18n.t('stakeholders.who')} aside={counts.join(', ')}>
      <StakeholderMap
        people={people.map((person) => toPersonOnMap(person, now))}
        label={i18n.t('stakeholders.map')}
        stanceLabel={stanceLabel}
        influenceLabel={influenceLabel}
        more={(hidden) => ({
          text: i18n.t('stakeholders.mapMore', [String(hidden.length)]),
          label: i18n.t('stakeholders.mapHidden', [hidden.map(({ name }) => name).join(', ')]),
        })}
        onOpen={onOpen}
        onShow={onShow}
      />
      {people.some(({ isSilent }) => isSilent) ? (
        <p className="mt-0.5 ml-6 flex items-center gap-1.5 text-2xs text-ink-3">
          <span
            aria-hidden="true"
            className="size-[7px] shrink-0 rounded-full bg-caution forced-colors:bg-[Highlight] forced-colors:forced-color-adjust-none"
          />
          {i18n.t('stakeholders.silentMark', [String(silenceDays)])}
        </p>
      ) : null}
      <StakeholderGapList gaps={gaps} />
    </Section>
  );
}

function toPersonOnMap(person: PersonInDeal, nowMs: number): PersonOnMap {
  const { stakeholder, prospect, lastTouchAt, isSilent, score } = person;
  const touch =
    lastTouchAt === null
      ? i18n.t('stakeholders.noTouch')
      : i18n.t('stakeholders.lastTouch', [
          toMomentText(new Date(lastTouchAt), { now: new Date(nowMs) }),
        ]);
  const grade = score?.grade ?? undefined;
  const words = [
    prospect.full_name,
    ...(grade && score ? [i18n.t('score.grade', [grade, String(score.score)])] : []),
    partWords(stakeholder),
    touch,
  ];
  return {
    id: stakeholder.id,
    name: prospect.full_name,
    stance: stakeholder.stance,
    influence: stakeholder.influence,
    role: roleMark(stakeholder.roles),
    grade,
    label: [...words, ...(isSilent ? [i18n.t('stakeholders.silent')] : [])].join(', '),
    isSilent,
  };
}

/** One person is a thread, not a buying group: what to do about it. */
function OnlyOne({ view: { people, company } }: { readonly view: DealPeople }) {
  const [only] = people;
  if (only === undefined || people.length > 1) return null;
  const name = only.prospect.full_name;
  return (
    <div className="px-4 pt-2 pb-3">
      <EmptyState
        isInset
        title={
          company
            ? i18n.t('stakeholders.onlyAt', [name, company.name])
            : i18n.t('stakeholders.only', [name])
        }
      >
        {i18n.t('stakeholders.manyHint')}
      </EmptyState>
    </div>
  );
}
