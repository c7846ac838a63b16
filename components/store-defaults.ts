import { i18n } from '#i18n';
import type { DefaultTexts } from '../lib/model/selling.ts';

/** What a workspace begins with, in the rep's language; for `store().defaults` of each context. */
export function readDefaults(): DefaultTexts {
  return {
    stages: {
      prospecting: {
        name: i18n.t('defaults.prospecting.name'),
        criteria: [i18n.t('defaults.prospecting.fits'), i18n.t('defaults.prospecting.reachable')],
      },
      qualification: {
        name: i18n.t('defaults.qualification.name'),
        criteria: [
          i18n.t('defaults.qualification.need'),
          i18n.t('defaults.qualification.authority'),
          i18n.t('defaults.qualification.budget'),
          i18n.t('defaults.qualification.timing'),
        ],
      },
      needs: {
        name: i18n.t('defaults.needs.name'),
        criteria: [i18n.t('defaults.needs.written'), i18n.t('defaults.needs.buyer')],
      },
      proposal: {
        name: i18n.t('defaults.proposal.name'),
        criteria: [i18n.t('defaults.proposal.sent'), i18n.t('defaults.proposal.champion')],
      },
      negotiation: {
        name: i18n.t('defaults.negotiation.name'),
        criteria: [i18n.t('defaults.negotiation.terms'), i18n.t('defaults.negotiation.legal')],
      },
      won: { name: i18n.t('defaults.won.name'), criteria: [i18n.t('defaults.won.signed')] },
      lost: { name: i18n.t('defaults.lost.name'), criteria: [i18n.t('defaults.lost.reason')] },
    },
    cadence: i18n.t('defaults.cadence'),
  };
}
