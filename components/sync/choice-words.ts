import { i18n } from '#i18n';
import { billings, influences, stakeholderRoles, stances } from '../../lib/model/deal.ts';
import { stopReasons, touchpointOutcomes } from '../../lib/model/engagement.ts';
import { channels, prospectStatuses } from '../../lib/model/prospect.ts';
import { billingLabel } from '../deal/deal-words.ts';
import { influenceLabel, roleLabel, stanceLabel } from '../deal/stakeholder-words.ts';
import { channelLabel, statusLabel } from '../words.ts';

const kinds = ['open', 'won', 'lost'] as const;
const directions = ['in', 'out'] as const;

/** The word of a choice, from a list of those that are known here; a newer version may know more. */
function choice<Code extends string>(codes: readonly Code[], toLabel: (code: Code) => string) {
  return (text: string) => {
    const known = codes.find((code) => code === text);
    return known && toLabel(known);
  };
}

const kindWord = choice(kinds, (kind) => i18n.t(`selling.kind.${kind}`));
const touchWord = choice(touchpointOutcomes, (outcome) =>
  i18n.t(`touchpoints.outcomes.${outcome}`),
);

const wordByColumn: Readonly<Record<string, (text: string) => string | undefined>> = {
  status: choice(prospectStatuses, statusLabel),
  channel: choice(channels, channelLabel),
  preferred_channel: choice(channels, channelLabel),
  billing: choice(billings, billingLabel),
  roles: choice(stakeholderRoles, roleLabel),
  stance: choice(stances, stanceLabel),
  influence: choice(influences, influenceLabel),
  kind: kindWord,
  // Of a deal, or of a touchpoint.
  outcome: (text) => kindWord(text) ?? touchWord(text),
  direction: choice(directions, (direction) =>
    i18n.t(direction === 'in' ? 'touchpoints.byThem' : 'touchpoints.byUs'),
  ),
  stopped_reason: choice(stopReasons, (reason) => i18n.t(`cadence.stopped_${reason}`)),
};

/** What a rep sees for a value that is one of a few; `undefined` for any other value. */
export function choiceWord(column: string, text: string): string | undefined {
  return wordByColumn[column]?.(text);
}
