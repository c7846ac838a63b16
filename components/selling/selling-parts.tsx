import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { canManage } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { OptionPart } from '../account/option-part.tsx';
import { AwayPart } from './away-part.tsx';
import { DaysPart } from './days-part.tsx';
import { MoneyPart } from './money-part.tsx';
import { RemindersPart } from './reminders-part.tsx';
import { ReportsPart } from './reports-part.tsx';
import { StageList } from './stage-list.tsx';

/** Options: when the rep wants to be told. It belongs to the browser and stands before what is sold. */
export function RemindersOption() {
  return (
    <OptionPart id="reminders" title={i18n.t('reminders.title')} hint={i18n.t('reminders.hint')}>
      <RemindersPart />
    </OptionPart>
  );
}

/** Options: stages, business days and holidays, currency, and what reports go by. */
export function SellingParts() {
  const mayEdit = useLiveQuery(async () => canManage(store()), []);
  if (mayEdit === undefined) return null;
  return (
    <>
      <OptionPart id="stages" title={i18n.t('selling.stages')} hint={i18n.t('selling.stagesHint')}>
        <StageList mayEdit={mayEdit} />
      </OptionPart>
      <OptionPart id="days" title={i18n.t('selling.days')} hint={i18n.t('selling.daysHint')}>
        <DaysPart mayEdit={mayEdit} />
      </OptionPart>
      <OptionPart id="money" title={i18n.t('selling.money')} hint={i18n.t('selling.moneyHint')}>
        <MoneyPart mayEdit={mayEdit} />
      </OptionPart>
      <OptionPart
        id="reports"
        title={i18n.t('reportOptions.title')}
        hint={i18n.t('reportOptions.hint')}
      >
        <ReportsPart mayEdit={mayEdit} />
      </OptionPart>
      <OptionPart id="away" title={i18n.t('selling.away')} hint={i18n.t('selling.awayHint')}>
        <AwayPart />
      </OptionPart>
    </>
  );
}
