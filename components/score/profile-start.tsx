import { i18n } from '#i18n';
import { Button, ButtonRow } from '../ui/button.tsx';
import { questions } from './questionnaire-draft.ts';

/** Nobody has said yet whom they sell to: three ways to begin. */
export function ProfileStart({
  isBegun,
  onAsk,
  onSeed,
  onWrite,
}: {
  /** Some of the questions are answered. */
  readonly isBegun: boolean;
  readonly onAsk: () => void;
  readonly onSeed: () => void;
  readonly onWrite: () => void;
}) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line-strong p-4">
      <div>
        <h3 className="text-md font-semibold">{i18n.t('profile.ask.title')}</h3>
        <p className="text-ink-2">{i18n.t('profile.startHint', [String(questions.length)])}</p>
      </div>
      <ButtonRow>
        <Button look="primary" onClick={onAsk}>
          {i18n.t(isBegun ? 'profile.ask.goOn' : 'profile.ask.begin')}
        </Button>
        <Button onClick={onSeed}>{i18n.t('profile.seed.open')}</Button>
        <Button look="plain" onClick={onWrite}>
          {i18n.t('profile.write')}
        </Button>
      </ButtonRow>
    </div>
  );
}
