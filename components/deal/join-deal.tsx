import { useLiveQuery } from 'dexie-react-hooks';
import { UserPlus } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { addStakeholder } from '../../lib/store/commands/stakeholders.ts';
import { type DealLine, dealsToJoin } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { useKeys } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { useCommand } from '../use-command.ts';

export interface JoinDealProps {
  readonly prospectId: string;
  readonly name: string;
  readonly onOpenDeal: (id: string) => void;
}

/** Offers, by one key, to add this person to an open deal of their company in which they do not take part yet. */
export function JoinDeal({ prospectId, name, onOpenDeal }: JoinDealProps) {
  const lines = useLiveQuery(async () => dealsToJoin(store(), prospectId), [prospectId]);
  const [only] = lines ?? [];
  if (!lines || !only) return null;
  return <Offer lines={lines} first={only} of={{ prospectId, name, onOpenDeal }} />;
}

interface OfferProps {
  readonly lines: readonly DealLine[];
  readonly first: DealLine;
  readonly of: JoinDealProps;
}

function Offer({ lines, first, of: { prospectId, name, onOpenDeal } }: OfferProps) {
  const { run } = useCommand();
  const trigger = useRef<HTMLButtonElement>(null);
  const isOne = lines.length === 1;
  const join = ({ deal }: DealLine) =>
    void run(addStakeholder(store(), { dealId: deal.id, prospectId }), () => ({
      title: i18n.t('stakeholders.added', [name]),
      detail: deal.name,
    }));
  const act = i18n.t('stakeholders.joinAct', [name]);
  useKeys({
    a: { label: act, run: () => (isOne ? join(first) : trigger.current?.click()) },
  });
  const companyName = first.companyName ?? '';
  const button = (
    <Button
      ref={trigger}
      size="sm"
      icon={UserPlus}
      keyHint="a"
      className="max-w-full"
      {...(isOne ? { onClick: () => join(first) } : {})}
    >
      <span className="min-w-0 truncate">{act}</span>
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5 text-ink-2">
      <p className="min-w-0 flex-[1_1_11rem] wrap-break-word">
        {isOne ? (
          <DealSentence
            text={i18n.t('stakeholders.join', [first.deal.name, companyName])}
            name={first.deal.name}
            onOpen={() => onOpenDeal(first.deal.id)}
          />
        ) : (
          i18n.t('stakeholders.joinMany', lines.length, [String(lines.length), companyName])
        )}
      </p>
      {isOne ? (
        button
      ) : (
        <MenuButton
          trigger={button}
          groups={[
            lines.map((line) => ({
              id: line.deal.id,
              label: line.deal.name,
              run: () => join(line),
            })),
          ]}
        />
      )}
    </div>
  );
}

/** A sentence in which the deal's name leads to it. */
function DealSentence({
  text,
  name,
  onOpen,
}: {
  readonly text: string;
  readonly name: string;
  readonly onOpen: () => void;
}) {
  const start = text.indexOf(name);
  if (start < 0) return text;
  return (
    <>
      {text.slice(0, start)}
      <LinkButton onClick={onOpen}>{name}</LinkButton>
      {text.slice(start + name.length)}
    </>
  );
}
