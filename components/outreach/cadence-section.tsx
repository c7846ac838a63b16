import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useRef } from 'react';
import { i18n } from '#i18n';
import type { Receipt } from '../../lib/model/clip.ts';
import { type StopReason, stopReasons } from '../../lib/model/engagement.ts';
import type { Result } from '../../lib/model/failure.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import {
  enrol,
  passStep,
  pauseEnrolment,
  resumeEnrolment,
  stopEnrolment,
} from '../../lib/store/commands/cadences.ts';
import { type EnrolmentView, listCadences, loadEnrolment } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { loadProspect } from '../../lib/store/queries.ts';
import { loadSellingFacts } from '../../lib/store/selling-facts.ts';
import { Button, ButtonRow } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Section } from '../ui/section.tsx';
import { useCommand } from '../use-command.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useNow } from '../use-now.ts';
import { dayText } from '../words.ts';
import { CadenceSteps } from './cadence-steps.tsx';

export interface CadenceSectionProps {
  readonly prospectId: string;
  readonly name: string;
}

const known: readonly string[] = stopReasons;

/** Why a cadence ended, in words; a newer version may know more reasons. */
function stoppedText(reason: string): string {
  return known.includes(reason)
    ? i18n.t(`cadence.stopped_${reason as StopReason}`)
    : i18n.t('cadence.stopped_other');
}

/** How the cadence stands: running, paused, ended, and why. */
function standingText({ enrolment, cadence }: EnrolmentView): string {
  const { stopped_reason: reason, paused_at: pausedAt, updated_at: changedAt } = enrolment;
  if (reason !== null) {
    return i18n.t('cadence.ended', [cadence.name, dayText(changedAt), stoppedText(reason)]);
  }
  return pausedAt === null
    ? cadence.name
    : i18n.t('cadence.pausedSince', [cadence.name, dayText(pausedAt)]);
}

/** Which cadence a prospect is on, its steps with their days, and what stops it. */
export function CadenceSection({ prospectId, name }: CadenceSectionProps) {
  const found = useLiveQuery(async () => {
    const [prospect, view] = await Promise.all([
      loadProspect(store(), prospectId),
      loadEnrolment(store(), prospectId),
    ]);
    return { prospect, view };
  }, [prospectId]);
  if (!found?.prospect) return null;
  const { prospect, view } = found;
  const isOn = view !== undefined && view.enrolment.stopped_reason === null;
  return (
    <KeptFocus content={isOn ? view.enrolment.id : undefined}>
      {isOn ? (
        <RunningPart prospect={prospect} view={view} />
      ) : (
        <EnrolPart prospect={prospect} last={view} name={name} />
      )}
    </KeptFocus>
  );
}

/** Putting on and stopping exchange the buttons under the focus. */
function KeptFocus({
  content,
  children,
}: {
  readonly content: string | undefined;
  readonly children: ReactNode;
}) {
  const place = useKeptFocus<HTMLDivElement>(content);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}

function EnrolPart({
  prospect,
  last,
  name,
}: {
  readonly prospect: Prospect;
  readonly last: EnrolmentView | undefined;
  readonly name: string;
}) {
  const { run } = useCommand();
  const opener = useRef<HTMLButtonElement>(null);
  const cadences = useLiveQuery(async () => listCadences(store()), []);
  const isRefused = prospect.do_not_contact;
  const put = (cadence: { readonly id: string; readonly name: string }) =>
    void run(enrol(store(), { prospectId: prospect.id, cadenceId: cadence.id }), () => ({
      title: i18n.t('cadence.enrolled', [cadence.name]),
      detail: name,
    }));
  useKeys(
    { p: { label: i18n.t('cadence.enrol'), run: () => opener.current?.click() } },
    { enabled: !isRefused && cadences !== undefined },
  );
  if (!cadences) return null;
  return (
    <Section title={i18n.t('cadence.title')}>
      <div className="flex flex-col gap-2">
        {last ? <p className="text-ink-2">{standingText(last)}</p> : null}
        {isRefused ? (
          <p className="text-ink-2">{i18n.t('cadence.doNotContact', [name])}</p>
        ) : (
          <ButtonRow>
            <MenuButton
              align="start"
              trigger={
                <Button ref={opener} keyHint="p" data-row="">
                  {last ? i18n.t('cadence.enrolAgain') : i18n.t('cadence.enrol')}
                </Button>
              }
              groups={[
                cadences.map((cadence) => ({
                  id: cadence.id,
                  label: i18n.t('cadence.inMenu', cadence.steps.length, [
                    cadence.name,
                    String(cadence.steps.length),
                  ]),
                  run: () => put(cadence),
                })),
              ]}
            />
          </ButtonRow>
        )}
      </div>
    </Section>
  );
}

function RunningPart({
  prospect,
  view,
}: {
  readonly prospect: Prospect;
  readonly view: EnrolmentView;
}) {
  const now = useNow();
  const { run } = useCommand();
  const selling = useLiveQuery(async () => loadSellingFacts(store()), []);
  const { enrolment, cadence } = view;
  const isPaused = enrolment.paused_at !== null;
  const act = (command: Promise<Result<Receipt>>, title: string) =>
    void run(command, () => ({ title, detail: `${prospect.full_name} · ${cadence.name}` }));
  const turn = () =>
    isPaused
      ? act(resumeEnrolment(store(), enrolment.id), i18n.t('cadence.resumed'))
      : act(pauseEnrolment(store(), enrolment.id), i18n.t('cadence.paused'));
  const label = isPaused ? i18n.t('cadence.resume') : i18n.t('cadence.pause');
  useKeys({ p: { label, run: turn } });
  const count = cadence.steps.length;
  const shown = Math.min(enrolment.step + 1, count);
  return (
    <Section
      title={i18n.t('cadence.title')}
      aside={i18n.t('cadence.stepOf', [String(shown), String(count)])}
    >
      <div className="flex flex-col gap-2">
        <p className={isPaused ? 'text-caution-ink' : 'font-medium'}>{standingText(view)}</p>
        {isPaused ? <p className="text-xs text-ink-2">{i18n.t('cadence.pausedHint')}</p> : null}
        {selling ? (
          <CadenceSteps
            view={view}
            calendar={selling.calendar}
            preferredChannel={prospect.preferred_channel}
            now={now}
          />
        ) : null}
        <ButtonRow>
          <Button keyHint="p" data-row="" onClick={turn}>
            {label}
          </Button>
          {isPaused ? null : (
            <Button onClick={() => act(passStep(store(), enrolment.id), i18n.t('cadence.skipped'))}>
              {i18n.t('cadence.skip')}
            </Button>
          )}
          <Button
            onClick={() => act(stopEnrolment(store(), enrolment.id), i18n.t('cadence.stoppedNow'))}
          >
            {i18n.t('cadence.stop')}
          </Button>
        </ButtonRow>
        {prospect.do_not_contact ? (
          <p className="text-xs text-caution-ink">{i18n.t('cadence.doNotContactRunning')}</p>
        ) : null}
      </div>
    </Section>
  );
}
