import { i18n } from '#i18n';
import type { Reason } from '../../lib/store/match.ts';

/** A reason for a possible duplicate in words; `isFor` false marks one that speaks against it or proves nothing. */
export function toReasonText(reason: Reason): { readonly text: string; readonly isFor: boolean } {
  switch (reason.code) {
    case 'nickname':
      return { text: i18n.t('reason.nickname', [reason.short, reason.long]), isFor: true };
    case 'suffix_ignored':
      return { text: i18n.t('reason.suffix_ignored', [reason.suffix]), isFor: true };
    case 'no_linkedin_on_file':
    case 'other_slug':
    case 'other_linkedin_id':
      return { text: i18n.t(`reason.${reason.code}`), isFor: false };
    default:
      return { text: i18n.t(`reason.${reason.code}`), isFor: true };
  }
}
