import type { StakeholderRole } from '../../lib/model/deal.ts';
import type { Channel } from '../../lib/model/prospect.ts';
import type { DefaultStageKey } from '../../lib/model/selling.ts';

/** The pipeline of the browser tests of the dashboard: what its deals are. All of it is invented. */

export interface OpenDeal {
  readonly name: string;
  readonly stage: DefaultStageKey;
  /** In the workspace's currency. */
  readonly amount: string | null;
  /** Days that it has been in its stage. */
  readonly days: number;
  /** What the rep wrote to do next: by which channel, and in how many days it is due; below 0 it is late. */
  readonly next: readonly [title: string, channel: Channel | null, dueInDays: number] | null;
  readonly people: readonly (readonly [name: string, roles: readonly StakeholderRole[]])[];
  /** Days until it is expected to close; below 0 it should have been. */
  readonly closeInDays: number | null;
  /** Of the other rep; else it is one's own. */
  readonly isColleagues?: true;
}

export const openDeals: readonly OpenDeal[] = [
  {
    name: 'Norrvik Timber',
    stage: 'prospecting',
    amount: '38000',
    days: 1,
    next: ['Message Jonas Lindqvist', 'message', 0],
    people: [['Jonas Lindqvist', []]],
    closeInDays: 80,
  },
  {
    name: 'Harbour Vale',
    stage: 'prospecting',
    amount: '28000',
    days: 1,
    next: ['First e-mail to Ines Carrao', 'email', 0],
    people: [['Ines Carrao', []]],
    closeInDays: 120,
    isColleagues: true,
  },
  {
    name: 'Thạch Anh Ceramics',
    stage: 'prospecting',
    amount: '24000',
    days: 4,
    next: ['Find a reachable person', 'call', 2],
    people: [],
    closeInDays: null,
  },
  {
    name: 'Ostrel Paper',
    stage: 'prospecting',
    amount: '42000',
    days: 5,
    next: ['E-mail step 2, Ruta Kalnina', 'email', 5],
    people: [
      ['Ruta Kalnina', ['user']],
      ['Tomas Petrauskas', ['gatekeeper']],
    ],
    closeInDays: 100,
  },
  {
    name: 'Pellworth Dairy',
    stage: 'prospecting',
    amount: '18000',
    days: 3,
    next: ['Message Owen Birch', 'message', 6],
    people: [['Owen Birch', []]],
    closeInDays: 100,
    isColleagues: true,
  },
  {
    name: 'Brightwell Pumps',
    stage: 'qualification',
    amount: '32000',
    days: 5,
    next: ['Ask for budget range', 'call', 0],
    people: [
      ['Grace Hollis', ['champion']],
      ['Peter Maddox', []],
    ],
    closeInDays: 40,
  },
  {
    name: 'Minh Quang Textiles',
    stage: 'qualification',
    amount: '54000',
    days: 6,
    next: ['Intro with Vũ Hải Yến', 'meeting', 2],
    people: [
      ['Vũ Hải Yến', ['economic_buyer']],
      ['Lâm Quốc Bảo', ['user']],
    ],
    closeInDays: 70,
  },
  {
    name: 'Corvane Glass',
    stage: 'qualification',
    amount: '26000',
    days: 7,
    next: ['Reply to Dario Festa', 'email', -1],
    people: [['Dario Festa', ['technical_evaluator']]],
    closeInDays: 60,
  },
  {
    name: 'Sao Khuê Plastics',
    stage: 'qualification',
    amount: '38000',
    days: 15,
    next: ['Call Bùi Đức Anh', 'call', 5],
    people: [['Bùi Đức Anh', ['coach']]],
    closeInDays: 90,
    isColleagues: true,
  },
  {
    name: 'Sông Trà Fresh',
    stage: 'needs',
    amount: '45000',
    days: 10,
    next: ['Send meeting summary', 'email', 0],
    people: [
      ['Đặng Ngọc Mai', ['economic_buyer']],
      ['Phan Văn Lộc', ['champion']],
      ['Hoàng Thị Sen', ['user']],
    ],
    closeInDays: 20,
  },
  {
    name: 'Kestrelmoor',
    stage: 'needs',
    amount: '52000',
    days: 12,
    next: ['Name the economic buyer', null, 2],
    people: [
      ['Edith Rowan', ['champion']],
      ['Simon Fairley', ['technical_evaluator']],
    ],
    closeInDays: 25,
    isColleagues: true,
  },
  {
    name: 'Halden Rail Works',
    stage: 'needs',
    amount: '88000',
    days: 9,
    next: ['Site visit, Sunniva Moe', 'meeting', 7],
    people: [
      ['Sunniva Moe', ['champion']],
      ['Arne Vik', ['economic_buyer']],
      ['Berit Dahl', ['procurement']],
      ['Leif Strand', ['user']],
      ['Mona Haug', ['legal']],
    ],
    closeInDays: 50,
  },
  {
    name: 'Long Vĩ Steel',
    stage: 'needs',
    amount: '65000',
    days: 22,
    next: ['Needs of Hồ Quốc Khánh', 'call', 8],
    people: [
      ['Hồ Quốc Khánh', ['economic_buyer']],
      ['Trịnh Gia Huy', ['user']],
      ['Đỗ Minh Tâm', ['coach']],
    ],
    closeInDays: -6,
  },
  {
    name: 'Lạc Vân Cold Chain',
    stage: 'proposal',
    amount: '48000',
    days: 12,
    next: ['Call Nguyễn Thu Hà', 'call', -1],
    people: [
      ['Nguyễn Thu Hà', ['champion']],
      ['Trần Quốc Việt', ['economic_buyer']],
      ['Marcus Feld', ['technical_evaluator']],
      ['Annika Wolfsen', ['procurement']],
    ],
    closeInDays: 12,
  },
  {
    name: 'Harrow Pike Foods',
    stage: 'proposal',
    amount: '66000',
    days: 6,
    next: ['Reply to Priya Raman', 'email', 0],
    people: [
      ['Priya Raman', ['economic_buyer']],
      ['Colin Ashe', ['champion']],
      ['Ruth Oakley', ['user']],
      ['Daniel Firth', ['legal']],
    ],
    closeInDays: 18,
    isColleagues: true,
  },
  {
    name: 'Tidemark Ferries',
    stage: 'proposal',
    amount: '41000',
    days: 8,
    next: ['Quote, revision 2', null, 2],
    people: [
      ['Ewan Calder', ['economic_buyer']],
      ['Isla Munro', ['champion']],
      ['Fergus Baird', ['user']],
    ],
    closeInDays: 30,
  },
  {
    name: 'Vàm Nao Packaging',
    stage: 'negotiation',
    amount: '72000',
    days: 7,
    next: ['Terms with Lê Hoàng Nam', 'meeting', 2],
    people: [
      ['Lê Hoàng Nam', ['economic_buyer']],
      ['Võ Thị Diễm', ['champion']],
      ['Cao Bá Phúc', ['procurement']],
    ],
    closeInDays: 9,
  },
  {
    name: 'Grantley Mills',
    stage: 'negotiation',
    amount: '43000',
    days: 13,
    next: null,
    people: [
      ['Helen Carver', ['economic_buyer']],
      ['Ray Tolson', ['champion']],
      ['June Pask', ['legal']],
    ],
    closeInDays: 15,
    isColleagues: true,
  },
];

export interface ClosedDeal {
  readonly name: string;
  readonly amount: string;
  readonly outcome: 'won' | 'lost';
  readonly lostReason: string | null;
  /** Days it was in each of the five open stages. */
  readonly stays: readonly number[];
  /** How many quarters ago it was closed: 0 is the running one. */
  readonly quartersAgo: number;
  readonly isColleagues?: true;
}

const won = { outcome: 'won', lostReason: null, stays: [4, 8, 14, 9, 11] } as const;
const lost = { outcome: 'lost', stays: [3, 8, 14] } as const;

export const closedDeals: readonly ClosedDeal[] = [
  { ...won, name: 'Calderbrook', amount: '52000', quartersAgo: 0 },
  { ...won, name: 'Phú Lạc Foods', amount: '49000', quartersAgo: 0 },
  { ...won, name: 'Ormond Tiles', amount: '44000', quartersAgo: 0, isColleagues: true },
  { ...won, name: 'Sjövik Fish', amount: '38000', quartersAgo: 0 },
  { ...won, name: 'Lam Giang', amount: '36000', quartersAgo: 0, isColleagues: true },
  { ...won, name: 'Tarn Alloys', amount: '22000', quartersAgo: 0 },
  { ...lost, name: 'Evermoor', amount: '48000', lostReason: 'No decision', quartersAgo: 0 },
  { ...lost, name: 'Bình Tây Ice', amount: '40000', lostReason: 'Price', quartersAgo: 0 },
  {
    ...lost,
    name: 'Quillon',
    amount: '27000',
    lostReason: 'Competitor',
    quartersAgo: 0,
    isColleagues: true,
  },
  { ...lost, name: 'Hạ Vân', amount: '18000', lostReason: 'No decision', quartersAgo: 0 },
  { ...won, name: 'Ashdene', amount: '31000', quartersAgo: 1 },
  { ...won, name: 'Tân Mỹ Feed', amount: '58000', quartersAgo: 1, isColleagues: true },
  { ...won, name: 'Rowanbank', amount: '24000', quartersAgo: 1 },
  { ...lost, name: 'Velden Optics', amount: '35000', lostReason: 'Timing', quartersAgo: 1 },
  { ...lost, name: 'Bãi Cháy Marine', amount: '29000', lostReason: 'Price', quartersAgo: 1 },
  { ...won, name: 'Estuary Looms', amount: '46000', quartersAgo: 2 },
  { ...won, name: 'Hoa Lư Stone', amount: '39000', quartersAgo: 2, isColleagues: true },
  { ...lost, name: 'Penrith Joinery', amount: '21000', lostReason: 'No need', quartersAgo: 2 },
  { ...won, name: 'Skagen Nets', amount: '27000', quartersAgo: 3 },
  { ...lost, name: 'Cửu Long Rubber', amount: '33000', lostReason: 'Competitor', quartersAgo: 3 },
];
