import { type ReactElement, useState } from 'react';
import { i18n } from '#i18n';
import type { FactName, TouchKind } from '../../lib/model/scoring.ts';
import type { CardFact } from '../../lib/scoring/card.ts';
import { toGrade } from '../../lib/scoring/grade.ts';
import { binOf, keyOf } from '../../lib/scoring/score.ts';
import { toTotalsWith } from '../../lib/scoring/what-if.ts';
import { Button } from '../ui/button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { ToggleChips } from '../ui/toggle-chips.tsx';
import { GradeChip } from './grade-chip.tsx';
import { binLabel, valueText } from './line-words.ts';
import { factLabel, touchKindLabel } from './score-words.ts';
import { type Asked, answerText, toAnswer } from './what-if-answer.ts';

/** No key of a bin: they are words, or a range. */
const asItIs = '=';

const askedTouches: readonly TouchKind[] = ['reply', 'meeting', 'call', 'event'];

function toOptions(cardFact: CardFact, { inputs, card, at }: Asked): readonly SelectOption[] {
  const { fact, bins } = cardFact;
  const key = keyOf(cardFact, inputs, at);
  const now =
    key === undefined ? i18n.t('whatIf.notKnown') : (valueText(fact, key, { inputs, card }) ?? '');
  const own = key === undefined ? undefined : binOf(cardFact, key);
  return [
    { value: asItIs, label: now },
    ...bins
      .filter((bin) => bin !== own)
      .map((bin) => ({ value: bin.key, label: binLabel(fact, bin) })),
  ];
}

/** What the score would be with other facts and one more touchpoint; asking changes nothing. */
function WhatIfForm(asked: Asked) {
  const { inputs, card, at } = asked;
  const [bins, setBins] = useState<Readonly<Partial<Record<FactName, string>>>>({});
  const [touches, setTouches] = useState<readonly TouchKind[]>([]);
  const would = toTotalsWith(inputs, card, { at, changes: { bins, touches } });
  const grade = toGrade(would.fit, would.engagement);
  const choose = (fact: FactName, key: string) =>
    setBins(({ [fact]: _, ...others }) => (key === asItIs ? others : { ...others, [fact]: key }));
  const isChanged = touches.length > 0 || Object.keys(bins).length > 0;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-ink-2">{i18n.t('whatIf.hint')}</p>
      <div role="status" className="flex min-h-8 items-center gap-3">
        <span className="sr-only">{i18n.t('whatIf.would')}</span>
        <b className="text-xl font-semibold">{would.score}</b>
        {grade === null ? null : (
          <GradeChip grade={grade} score={would.score} known={would.known} />
        )}
        <span className="text-ink-2">
          {isChanged ? answerText(toAnswer(asked, { bins, touches })) : i18n.t('whatIf.asItIs')}
        </span>
      </div>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 empty:hidden max-[22rem]:grid-cols-1">
        {card.facts.map((cardFact) => (
          <SelectField
            key={cardFact.fact}
            label={factLabel(cardFact.fact)}
            size="sm"
            value={bins[cardFact.fact] ?? asItIs}
            options={toOptions(cardFact, { inputs, card, at })}
            onChange={(key) => choose(cardFact.fact, key)}
          />
        ))}
      </div>
      <ToggleChips<TouchKind>
        label={i18n.t('whatIf.touches')}
        values={touches}
        choices={askedTouches.map((value) => ({ value, label: touchKindLabel(value) }))}
        onChange={setTouches}
      />
      <div>
        <Button
          size="sm"
          disabled={!isChanged}
          onClick={() => {
            setBins({});
            setTouches([]);
          }}
        >
          {i18n.t('whatIf.reset')}
        </Button>
      </div>
    </div>
  );
}

/** Opens what is asked; each opening begins with how it is. */
export function WhatIf({
  trigger,
  isOpen,
  onOpenChange,
  ...asked
}: Asked & {
  readonly trigger: ReactElement;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <PopoverPanel
      trigger={trigger}
      title={i18n.t('whatIf.title')}
      focuses="first"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <WhatIfForm {...asked} />
    </PopoverPanel>
  );
}
