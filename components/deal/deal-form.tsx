import { useLiveQuery } from 'dexie-react-hooks';
import { NotebookPen } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Company } from '../../lib/model/company.ts';
import { foldText } from '../../lib/model/fold.ts';
import { addDeal } from '../../lib/store/commands/deals.ts';
import { loadWorkspace } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadCompany, loadProspect } from '../../lib/store/queries.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { useKeys } from '../ui/keys.ts';
import { useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { type DealDraft, type DealProblems, parseDeal } from './deal-draft.ts';
import { DealFormFields } from './deal-form-fields.tsx';

export interface DealFormProps {
  /** Becomes the first stakeholder; its company is proposed. */
  readonly prospectId: string | undefined;
  readonly companyId: string | undefined;
  /** Gets the id of the deal that was made, or nothing where the rep went back. */
  readonly onDone: (id: string | undefined) => void;
}

const usualTerm = '12';

interface Start {
  readonly key: string;
  readonly draft: DealDraft;
  readonly company: Company | undefined;
  readonly personName: string | undefined;
}

async function loadStart({ prospectId, companyId }: Omit<DealFormProps, 'onDone'>): Promise<Start> {
  const [prospect, workspace] = await Promise.all([
    prospectId === undefined ? undefined : loadProspect(store(), prospectId),
    loadWorkspace(store()),
  ]);
  const ownCompanyId = companyId ?? prospect?.company_id ?? undefined;
  const company = ownCompanyId === undefined ? undefined : await loadCompany(store(), ownCompanyId);
  const about = prospectId === undefined ? 'companies' : 'prospects';
  return {
    key: `deal:${about}:${prospectId ?? companyId ?? ''}`,
    company,
    personName: prospect?.full_name,
    draft: {
      company: company?.name ?? '',
      name: company?.name ?? '',
      amount: '',
      currency: workspace?.currency ?? '',
      billing: 'annual',
      term: usualTerm,
      closeOn: '',
      needs: '',
    },
  };
}

/** A new deal. What was typed is kept until it is saved or let go. */
export function DealForm({ prospectId, companyId, onDone }: DealFormProps) {
  const start = useLiveQuery(
    async () => loadStart({ prospectId, companyId }),
    [prospectId, companyId],
  );
  useKeys({ Escape: { label: i18n.t('app.cancel'), run: () => onDone(undefined) } });
  if (!start) return null;
  return <Form key={start.key} start={start} prospectId={prospectId} onDone={onDone} />;
}

function isSameDraft(one: DealDraft, other: DealDraft): boolean {
  return (Object.keys(one) as (keyof DealDraft)[]).every((field) => one[field] === other[field]);
}

interface FormProps extends Pick<DealFormProps, 'prospectId' | 'onDone'> {
  readonly start: Start;
}

function Form({ start, prospectId, onDone }: FormProps) {
  const { run } = useCommand();
  const kept = useDraft<DealDraft>(start.key, start.draft);
  const [left, setLeft] = useState<ReadonlySet<keyof DealDraft>>(new Set());
  const [isTried, setTried] = useState(false);
  const [isDayHalf, setDayHalf] = useState(false);
  const isSaving = useRef(false);
  const draft = kept.value;
  if (!draft) return null;
  const parsed = parseDeal(draft);
  const found = 'problems' in parsed ? parsed.problems : {};
  const problems: DealProblems = isDayHalf ? { ...found, closeOn: 'day_unfinished' } : found;
  const shown = Object.fromEntries(
    Object.entries(problems).filter(([field]) => isTried || left.has(field as keyof DealDraft)),
  ) as DealProblems;
  const save = async () => {
    setTried(true);
    if ('problems' in parsed || isDayHalf || isSaving.current) return;
    isSaving.current = true;
    const { companyName, ...values } = parsed.values;
    const isProposed =
      start.company !== undefined && foldText(start.company.name) === foldText(companyName ?? '');
    const receipt = await run(
      addDeal(store(), {
        ...values,
        ...(isProposed ? { companyId: start.company.id } : { companyName }),
        prospectId: prospectId ?? null,
      }),
      ({ name }) => ({ title: i18n.t('deal.added', [name]), detail: i18n.t('app.onThisComputer') }),
    );
    isSaving.current = false;
    if (!receipt) return;
    kept.drop();
    onDone(receipt.id);
  };
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <div>
        <h2 className="text-md font-semibold">{i18n.t('deal.new')}</h2>
        {start.personName === undefined ? null : (
          <p className="text-xs text-ink-2">{i18n.t('deal.with', [start.personName])}</p>
        )}
      </div>
      {kept.isFound && !isSameDraft(draft, start.draft) ? (
        <Callout icon={NotebookPen} title={i18n.t('deal.goOn')}>
          <LinkButton
            onClick={() => {
              kept.drop();
              setTried(false);
              setLeft(new Set());
            }}
          >
            {i18n.t('deal.beginAnew')}
          </LinkButton>
        </Callout>
      ) : null}
      <DealFormFields
        draft={draft}
        problems={shown}
        onChange={kept.setValue}
        onLeave={(field) => setLeft((now) => new Set([...now, field]))}
        onDayHalf={setDayHalf}
        onSubmit={() => void save()}
      />
      <EnterKey onEnter={() => void save()} />
      <ButtonRow>
        <Button look="primary" keyHint="Enter" onClick={() => void save()}>
          {i18n.t('app.save')}
        </Button>
        <Button keyHint="Escape" onClick={() => onDone(undefined)}>
          {i18n.t('app.cancel')}
        </Button>
      </ButtonRow>
    </div>
  );
}

/** Enter on a choice that is no text; fields of text have their own. */
function EnterKey({ onEnter }: { readonly onEnter: () => void }) {
  useKeys({ Enter: { run: onEnter } });
  return null;
}
