import { i18n } from '#i18n';
import { departments, seniorities } from '../../lib/model/scoring.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { numberText } from '../ui/locale.ts';
import { ToggleChips } from '../ui/toggle-chips.tsx';
import { TokenField } from '../ui/token-field.tsx';
import { findValueProblem, toEntry, type WrittenFact } from './profile-draft.ts';
import { problemText } from './profile-problems.ts';
import { type SizeRange, sizeBands } from './profile-size.ts';
import {
  bandKey,
  type Question,
  type QuestionDraft,
  type TextAnswer,
} from './questionnaire-draft.ts';
import { departmentLabel, factLabel, seniorityLabel } from './score-words.ts';

interface FieldsProps {
  readonly draft: QuestionDraft;
  readonly onChange: (part: Partial<QuestionDraft>) => void;
}

const separators = /[;\n]/;

const factByAnswer: Readonly<Record<TextAnswer, WrittenFact>> = {
  industries: 'industry',
  ruledIndustries: 'industry',
  places: 'place',
  words: 'words',
  ruledWords: 'words',
};

/** Written answers, a token each. Names may hold commas. */
function TextAnswerField({
  answer,
  label,
  hint,
  draft,
  onChange,
}: FieldsProps & {
  readonly answer: TextAnswer;
  readonly label: string;
  readonly hint?: string;
}) {
  const values = draft[answer];
  return (
    <TokenField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      values={values}
      firstText={draft.typed[answer] ?? ''}
      split={(text) => text.split(separators)}
      validate={(value) => {
        const problem = findValueProblem(toEntry(factByAnswer[answer], value), []);
        return problem && problemText(problem);
      }}
      removeLabel={(value) => i18n.t('field.remove', [value])}
      onText={(text) => onChange({ typed: { ...draft.typed, [answer]: text } })}
      onAdd={(added) => onChange({ [answer]: [...values, ...added] })}
      onRemove={(removed) => onChange({ [answer]: values.filter((value) => value !== removed) })}
    />
  );
}

const seniorityChoices = () =>
  seniorities.map((value) => ({ value, label: seniorityLabel(value) }));

function bandText({ from, to }: SizeRange): string {
  return to === null ? `${numberText(from)}+` : `${numberText(from)}–${numberText(to)}`;
}

function MustBox({
  fact,
  draft,
  onChange,
}: FieldsProps & { readonly fact: 'company_size' | 'place' }) {
  return (
    <Checkbox
      isChecked={draft.must.includes(fact)}
      onChange={(isChecked) =>
        onChange({
          must: [...draft.must.filter((one) => one !== fact), ...(isChecked ? [fact] : [])],
        })
      }
    >
      {i18n.t(fact === 'place' ? 'profile.ask.mustPlace' : 'profile.ask.mustSize')}
    </Checkbox>
  );
}

/** What answers a question. */
export function QuestionFields({
  question,
  ...props
}: FieldsProps & { readonly question: Question }) {
  const { draft, onChange } = props;
  switch (question) {
    case 'seniorities':
      return (
        <ToggleChips
          label={factLabel('seniority')}
          values={draft.seniorities}
          choices={seniorityChoices()}
          onChange={(chosen) => onChange({ seniorities: chosen })}
        />
      );
    case 'departments':
      return (
        <ToggleChips
          label={factLabel('department')}
          values={draft.departments}
          choices={departments.map((value) => ({ value, label: departmentLabel(value) }))}
          onChange={(chosen) => onChange({ departments: chosen })}
        />
      );
    case 'industries':
      return (
        <TextAnswerField
          {...props}
          answer="industries"
          label={factLabel('industry')}
          hint={i18n.t('profile.ask.addHint')}
        />
      );
    case 'sizes':
      return (
        <>
          <ToggleChips
            label={factLabel('company_size')}
            values={draft.bands}
            choices={sizeBands.map((band) => ({
              value: bandKey(band),
              label: bandText(band),
            }))}
            onChange={(bands) => onChange({ bands })}
          />
          <MustBox {...props} fact="company_size" />
        </>
      );
    case 'places':
      return (
        <>
          <TextAnswerField
            {...props}
            answer="places"
            label={factLabel('place')}
            hint={i18n.t('profile.ask.addHint')}
          />
          <MustBox {...props} fact="place" />
        </>
      );
    case 'words':
      return (
        <TextAnswerField
          {...props}
          answer="words"
          label={factLabel('words')}
          hint={i18n.t('profile.ask.addHint')}
        />
      );
    case 'ruledOut':
      return (
        <>
          <ToggleChips
            label={factLabel('seniority')}
            values={draft.ruledSeniorities}
            choices={seniorityChoices()}
            onChange={(chosen) => onChange({ ruledSeniorities: chosen })}
          />
          <TextAnswerField {...props} answer="ruledIndustries" label={factLabel('industry')} />
          <TextAnswerField
            {...props}
            answer="ruledWords"
            label={factLabel('words')}
            hint={i18n.t('profile.ask.addHint')}
          />
        </>
      );
  }
}
