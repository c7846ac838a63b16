import { i18n } from '#i18n';
import { Button } from '../ui/button.tsx';

const lostReasons = ['price', 'timing', 'competitor', 'noNeed', 'noDecision'] as const;

/** Why deals are lost, to be taken instead of typed. */
export function LostReasons({ onTake }: { readonly onTake: (reason: string) => void }) {
  return (
    <div className="flex flex-wrap gap-1.5">
      {lostReasons.map((name) => {
        const text = i18n.t(`stages.lostReason.${name}`);
        return (
          <Button key={name} size="sm" onClick={() => onTake(text)}>
            {text}
          </Button>
        );
      })}
    </div>
  );
}
