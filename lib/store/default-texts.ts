import type { DefaultTexts } from '../model/selling.ts';

/** For a store that nobody told in which language its rep works. Pages and background set their own, from `locales`. */
export const englishDefaults: DefaultTexts = {
  stages: {
    prospecting: {
      name: 'Prospecting',
      criteria: ['Fits the ideal customer profile', 'A reachable person found'],
    },
    qualification: {
      name: 'Qualification',
      criteria: ['Need asked', 'Authority asked', 'Budget range asked', 'Timing asked'],
    },
    needs: {
      name: 'Needs assessment',
      criteria: ['Needs written per stakeholder', 'Economic buyer named'],
    },
    proposal: {
      name: 'Proposal and quote',
      criteria: ['Quote sent with amount and term', 'Champion has it'],
    },
    negotiation: {
      name: 'Negotiation',
      criteria: ['Terms discussed with the economic buyer', 'Legal and procurement met'],
    },
    won: { name: 'Won', criteria: ['Signed'] },
    lost: { name: 'Lost', criteria: ['A reason given'] },
  },
  cadence: 'Short cadence',
};
