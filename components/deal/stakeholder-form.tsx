import { NotebookPen, UserMinus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { influences, stakeholderRoles } from '../../lib/model/deal.ts';
import { deleteStakeholder, editStakeholder } from '../../lib/store/commands/stakeholders.ts';
import { store } from '../../lib/store/open.ts';
import { NoteBox } from '../timeline/note-box.tsx';
import { NotesList, useNotes } from '../timeline/notes.tsx';
import { useReps } from '../timeline/use-reps.ts';
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx';
import { Callout } from '../ui/callout.tsx';
import { useKeys } from '../ui/keys.ts';
import { Section } from '../ui/section.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { ToggleChips } from '../ui/toggle-chips.tsx';
import { toSavedText, useCommand } from '../use-command.ts';
import { useDraft } from '../use-draft.ts';
import { mapStances } from './map-layout.ts';
import {
  changePart,
  excessOf,
  type PartDraft,
  toPartPatch,
  toPartValues,
} from './stakeholder-draft.ts';
import { influenceLabel, roleHint, roleLabel, stanceLabel } from './stakeholder-words.ts';
import type { PersonInDeal } from './use-stakeholders.ts';

export interface StakeholderFormProps {
  readonly person: PersonInDeal;
  readonly onOpenProspect: (id: string) => void;
  /** Saved, left or taken out. */
  readonly onDone: () => void;
}

/** A person's part in a deal. All of it is saved by one press; what was typed is kept until then. */
export function StakeholderForm({ person, onOpenProspect, onDone }: StakeholderFormProps) {
  const { stakeholder, prospect } = person;
  const { run } = useCommand();
  const kept = useDraft<PartDraft>(`stakeholder:stakeholders:${stakeholder.id}`, {});
  const place = useRef<HTMLDivElement>(null);
  const isSaving = useRef(false);
  const isReady = kept.value !== undefined;
  // What the row has by now is no change of the rep's.
  const draft = changePart(stakeholder, kept.value ?? {}, {});
  const values = toPartValues(stakeholder, draft);
  const isChanged = Object.keys(draft).length > 0;
  const excess = { needs: excessOf(values.needs), evidence: excessOf(values.evidence) };
  const isGuess = values.roles.length > 0 && values.evidence.trim() === '';

  useEffect(() => {
    if (!isReady) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [isReady]);

  const change = (part: PartDraft) => {
    const next = changePart(stakeholder, draft, part);
    if (Object.keys(next).length === 0) kept.drop();
    else kept.setValue(next);
  };
  const save = async () => {
    if (isSaving.current || excess.needs > 0 || excess.evidence > 0) return;
    if (!isChanged) {
      kept.drop();
      onDone();
      return;
    }
    isSaving.current = true;
    const patch = toPartPatch(draft);
    const receipt = await run(editStakeholder(store(), stakeholder.id, patch), toSavedText);
    isSaving.current = false;
    if (!receipt) return;
    kept.drop();
    onDone();
  };
  const remove = async () => {
    const receipt = await run(deleteStakeholder(store(), stakeholder.id), ({ name }) => ({
      title: i18n.t('stakeholders.removed', [name]),
      detail: i18n.t('app.onThisComputer'),
    }));
    if (receipt) onDone();
  };
  useKeys({
    'Ctrl+Enter': { label: i18n.t('app.save'), run: () => void save() },
    Escape: { label: i18n.t('app.close'), run: onDone },
  });
  if (!isReady) return null;

  const errorOf = (count: number) =>
    count === 0 ? undefined : i18n.t('stakeholders.tooLong', count, [String(count)]);
  return (
    <div ref={place} className="scroll-mt-1">
      <Section
        title={prospect.full_name}
        aside={
          <Button size="sm" look="plain" onClick={() => onOpenProspect(prospect.id)}>
            {i18n.t('stakeholders.openProspect')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          {kept.isFound && isChanged ? (
            <Callout icon={NotebookPen} title={i18n.t('stakeholders.goOn')}>
              <LinkButton onClick={kept.drop}>{i18n.t('stakeholders.letGo')}</LinkButton>
            </Callout>
          ) : null}
          <ToggleChips
            label={i18n.t('stakeholders.roles')}
            values={values.roles}
            choices={stakeholderRoles.map((role) => ({
              value: role,
              label: roleLabel(role),
              title: roleHint(role),
            }))}
            onChange={(roles) => change({ roles: [...roles] })}
          />
          <SegmentedField
            label={i18n.t('stakeholders.stance')}
            size="sm"
            value={values.stance}
            options={mapStances.map((value) => ({ value, label: stanceLabel(value) }))}
            onChange={(stance) => change({ stance })}
          />
          <SegmentedField
            label={i18n.t('stakeholders.influence')}
            size="sm"
            value={values.influence}
            options={influences.map((value) => ({ value, label: influenceLabel(value) }))}
            onChange={(influence) => change({ influence })}
          />
          <TextArea
            label={i18n.t('stakeholders.evidence')}
            hint={
              <>
                {isGuess ? (
                  <span className="text-caution-ink">{i18n.t('stakeholders.guessed')} </span>
                ) : null}
                {i18n.t('stakeholders.evidenceHint')}
              </>
            }
            error={errorOf(excess.evidence)}
            isUnsure={isGuess}
            rows={2}
            value={values.evidence}
            onChange={(evidence) => change({ evidence })}
          />
          <TextArea
            label={i18n.t('stakeholders.needs')}
            hint={i18n.t('stakeholders.needsHint')}
            error={errorOf(excess.needs)}
            rows={2}
            value={values.needs}
            onChange={(needs) => change({ needs })}
          />
          <ButtonRow>
            <Button look="primary" keyHint="Ctrl+Enter" onClick={() => void save()}>
              {i18n.t('app.save')}
            </Button>
            <Button keyHint="Escape" onClick={onDone}>
              {i18n.t('app.close')}
            </Button>
            <Button look="plain" icon={UserMinus} className="ml-auto" onClick={() => void remove()}>
              {i18n.t('stakeholders.remove')}
            </Button>
          </ButtonRow>
        </div>
      </Section>
      <PartNotes id={stakeholder.id} name={prospect.full_name} />
    </div>
  );
}

/** Notes about the part in this deal, beside those about the person. */
function PartNotes({ id, name }: { readonly id: string; readonly name: string }) {
  const about = { kind: 'stakeholder', id, name } as const;
  const notes = useNotes(about);
  const reps = useReps();
  return (
    <Section
      title={i18n.t('stakeholders.notes')}
      {...(notes && notes.length > 0 ? { count: notes.length } : {})}
    >
      <div className="flex flex-col gap-3">
        <NoteBox about={about} />
        {notes && reps ? <NotesList notes={notes} reps={reps} /> : null}
      </div>
    </Section>
  );
}
