import { i18n } from '#i18n';

/** Why nothing can be changed here. */
export function ManagersOnly() {
  return <p className="text-xs text-ink-3">{i18n.t('selling.managersOnly')}</p>;
}
