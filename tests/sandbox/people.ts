/** The invented world of the sandbox. Every page is drawn from it, so that the pages agree with each other. */

export type ProfileLayout = 'sdui' | 'sdui-lazy' | 'ember' | 'guest';
export type CompanyLayout = 'sdui' | 'ember' | 'guest';
export type SearchLayout = 'sdui' | 'ember';

export interface SandboxCompany {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
  readonly tagline: string;
  readonly industry: string;
  /** As the page shows it: `1,001-5,000`. */
  readonly size: string;
  readonly memberCount: number;
  readonly followers: string;
  readonly location: string;
  readonly website: string;
  readonly founded: string;
  readonly about: string;
  readonly layout: CompanyLayout;
}

export interface SandboxRole {
  readonly title: string;
  readonly company: string;
  /** Absent for a company that has no page. */
  readonly companyId?: string;
  readonly dates: string;
  readonly place: string;
  readonly text?: string;
}

export interface SandboxPerson {
  readonly slug: string;
  /** 39 characters, `ACoAA` first. */
  readonly memberId: string;
  readonly memberNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  /** As shown: Vietnamese names put the family first. */
  readonly name: string;
  readonly pronouns?: string;
  readonly isVerified: boolean;
  readonly degree: '1st' | '2nd' | '3rd';
  readonly headline: string;
  readonly companySlug: string;
  readonly location: string;
  readonly school: string;
  readonly about: string;
  readonly emails: readonly string[];
  readonly phone?: string;
  readonly website?: string;
  /** The current one first. */
  readonly roles: readonly SandboxRole[];
  readonly layout: ProfileLayout;
}

const hosen: SandboxCompany = {
  slug: 'ho-sen-logistics',
  id: '70110021',
  name: 'Hồ Sen Logistics',
  tagline: 'Cold chain, from the pier to the last shop.',
  industry: 'Transportation, Logistics, Supply Chain and Storage',
  size: '501-1,000',
  memberCount: 412,
  followers: '9K',
  location: 'Hải Phòng, Vietnam',
  website: 'https://www.hosen-logistics.example',
  founded: '2009',
  about: 'Refrigerated storage and customs clearance for food makers across northern Vietnam.',
  layout: 'sdui',
};

const falkenried: SandboxCompany = {
  slug: 'falkenried-foerdertechnik',
  id: '70110034',
  name: 'Falkenried Fördertechnik',
  tagline: 'Was läuft, läuft bei uns.',
  industry: 'Machinery Manufacturing',
  size: '1,001-5,000',
  memberCount: 1873,
  followers: '21K',
  location: 'Kassel, Hesse',
  website: 'https://www.falkenried.example',
  founded: '1957',
  about: 'Conveyors, sorters and the software that keeps them turning.',
  layout: 'ember',
};

const tarnhollow: SandboxCompany = {
  slug: 'tarnhollow-analytics',
  id: '70110047',
  name: 'Tarnhollow Analytics',
  tagline: 'Forecasts that finance believes.',
  industry: 'Software Development',
  size: '51-200',
  memberCount: 96,
  followers: '3,418',
  location: 'Leeds, England',
  website: 'https://www.tarnhollow.example',
  founded: '2017',
  about: 'Revenue forecasting for companies that sell by subscription.',
  layout: 'guest',
};

export const companies: readonly SandboxCompany[] = [hosen, falkenried, tarnhollow];

export const minhAnh: SandboxPerson = {
  slug: 'nguyen-thi-minh-anh',
  memberId: 'ACoAAASANDBOX0001minhanhxxxxxxxxxxxxxxx',
  memberNumber: '880100001',
  givenName: 'Minh Anh',
  familyName: 'Nguyễn Thị',
  name: 'Nguyễn Thị Minh Anh',
  isVerified: true,
  degree: '2nd',
  headline:
    'Director of Operations at Hồ Sen Logistics | Cold chain, customs, people who answer the phone',
  companySlug: hosen.slug,
  location: 'Hải Phòng, Vietnam',
  school: 'Bạch Đằng Maritime College',
  about: 'I keep fish frozen and paperwork warm. Twelve years between port, warehouse and customs.',
  emails: ['minhanh.nguyen@hosen-logistics.example'],
  phone: '+84 225 5550 142',
  website: 'https://www.hosen-logistics.example',
  roles: [
    {
      title: 'Director of Operations',
      company: hosen.name,
      companyId: hosen.id,
      dates: 'Mar 2022 - Present · 4 yrs 9 mos',
      place: 'Hải Phòng, Vietnam · On-site',
      text: 'Three warehouses, 240 people, one control room. Reports (2023 - 2024) went to the board.',
    },
    {
      title: 'Warehouse Manager',
      company: 'Kho Lạnh Đông Bắc',
      dates: 'Jun 2017 - Feb 2022 · 4 yrs 9 mos',
      place: 'Quảng Ninh, Vietnam',
    },
  ],
  layout: 'sdui-lazy',
};

export const katharina: SandboxPerson = {
  slug: 'katharina-vogelsang',
  memberId: 'ACoAAASANDBOX0002katharinaxxxxxxxxxxxxx',
  memberNumber: '880100002',
  givenName: 'Katharina',
  familyName: 'Vogelsang',
  name: 'Katharina Vogelsang',
  pronouns: 'She/Her',
  isVerified: false,
  degree: '1st',
  headline: 'Leiterin Einkauf bei Falkenried Fördertechnik',
  companySlug: falkenried.slug,
  location: 'Kassel, Hesse, Germany',
  school: 'Hochschule Wilhelmsgrund',
  about: 'Antriebe, Stahl und Verträge, in dieser Reihenfolge.',
  emails: ['k.vogelsang@falkenried.example', 'katharina@vogelsang.example'],
  phone: '+49 561 5550 118',
  roles: [
    {
      title: 'Leiterin Einkauf',
      company: falkenried.name,
      companyId: falkenried.id,
      dates: 'Jan 2021 - Present · 5 yrs 11 mos',
      place: 'Kassel, Hesse, Germany · Hybrid',
      text: 'Strategischer Einkauf für vier Werke.',
    },
    {
      title: 'Senior Buyer',
      company: 'Lohmühle Antriebe',
      companyId: '70110058',
      dates: 'Apr 2014 - Dec 2020 · 6 yrs 9 mos',
      place: 'Göttingen, Lower Saxony, Germany',
    },
  ],
  layout: 'sdui',
};

export const oliver: SandboxPerson = {
  slug: 'oliver-pemberton-5b2a91',
  memberId: 'ACoAAASANDBOX0003oliverxxxxxxxxxxxxxxxx',
  memberNumber: '880100003',
  givenName: 'Oliver',
  familyName: 'Pemberton',
  name: 'Oliver Pemberton',
  isVerified: true,
  degree: '1st',
  headline: 'VP Revenue Operations at Tarnhollow Analytics',
  companySlug: tarnhollow.slug,
  location: 'Leeds, England, United Kingdom',
  school: 'Aire Valley University',
  about: 'Pipelines, forecasts and the spreadsheets in between.',
  emails: ['oliver.pemberton@tarnhollow.example'],
  roles: [
    {
      title: 'VP Revenue Operations',
      company: tarnhollow.name,
      companyId: tarnhollow.id,
      dates: 'Sep 2023 - Present · 3 yrs 3 mos',
      place: 'Leeds, England, United Kingdom',
    },
    {
      title: 'Sales Operations Manager',
      company: 'Calder & Finch',
      companyId: '70110069',
      dates: 'Jan 2019 - Aug 2023 · 4 yrs 8 mos',
      place: 'York, England, United Kingdom',
    },
  ],
  layout: 'ember',
};

const quocBao: SandboxPerson = {
  slug: 'tran-quoc-bao',
  memberId: 'ACoAAASANDBOX0004quocbaoxxxxxxxxxxxxxxx',
  memberNumber: '880100004',
  givenName: 'Quốc Bảo',
  familyName: 'Trần',
  name: 'Trần Quốc Bảo',
  isVerified: false,
  degree: '3rd',
  headline: 'Chief Technology Officer at Hồ Sen Logistics',
  companySlug: hosen.slug,
  location: 'Hanoi, Vietnam',
  school: 'Long Biên Institute of Technology',
  about: 'Sensors, sockets and cold rooms.',
  emails: [],
  roles: [
    {
      title: 'Chief Technology Officer',
      company: hosen.name,
      companyId: hosen.id,
      dates: 'Feb 2020 - Present · 6 yrs 10 mos',
      place: 'Hanoi, Vietnam',
    },
  ],
  layout: 'guest',
};

export const hannah: SandboxPerson = {
  slug: 'hannah-osei-lindt',
  memberId: 'ACoAAASANDBOX0005hannahxxxxxxxxxxxxxxxx',
  memberNumber: '880100005',
  givenName: 'Hannah',
  familyName: 'Osei-Lindt',
  name: 'Hannah Osei-Lindt',
  isVerified: true,
  degree: '2nd',
  headline: 'Head of Intralogistics at Falkenried Fördertechnik',
  companySlug: falkenried.slug,
  location: 'Hamburg, Germany',
  school: 'Elbufer Business School',
  about: 'Boxes in, boxes out, nobody hurt.',
  emails: ['h.osei-lindt@falkenried.example'],
  roles: [
    {
      title: 'Head of Intralogistics',
      company: falkenried.name,
      companyId: falkenried.id,
      dates: 'May 2024 - Present · 2 yrs 7 mos',
      place: 'Hamburg, Germany · Remote',
    },
  ],
  layout: 'sdui-lazy',
};

/** The rep who is signed in. */
export const viewer: SandboxPerson = {
  slug: 'sam-okafor-sells',
  memberId: 'ACoAAASANDBOX0099samokaforxxxxxxxxxxxxx',
  memberNumber: '880100099',
  givenName: 'Sam',
  familyName: 'Okafor',
  name: 'Sam Okafor',
  isVerified: true,
  degree: '1st',
  headline: 'Account Executive at Calder & Finch',
  companySlug: tarnhollow.slug,
  location: 'York, England, United Kingdom',
  school: 'Aire Valley University',
  about: 'I sell scheduling software.',
  emails: ['sam.okafor@calderfinch.example'],
  roles: [
    {
      title: 'Account Executive',
      company: 'Calder & Finch',
      companyId: '70110069',
      dates: 'Jan 2024 - Present · 2 yrs 11 mos',
      place: 'York, England, United Kingdom',
    },
  ],
  layout: 'sdui',
};

export const people: readonly SandboxPerson[] = [minhAnh, katharina, oliver, quocBao, hannah];

/** People who appear in rails, posts and closed dialogs, and must never be read as the page's own. */
export const strangers: readonly {
  readonly slug: string;
  readonly name: string;
  readonly headline: string;
}[] = [
  {
    slug: 'imogen-castellane',
    name: 'Imogen Castellane',
    headline: 'Sales Director at Quillfeather Foods',
  },
  { slug: 'teo-brandauer', name: 'Teo Brandauer', headline: 'VP Sales, Ostwind Optik' },
  { slug: 'lakshmi-venn', name: 'Lakshmi Venn', headline: 'Founder | Advisor | Speaker' },
];

export function findCompany(slug: string): SandboxCompany | undefined {
  return companies.find((company) => company.slug === slug || company.id === slug);
}

export function findPerson(slug: string): SandboxPerson | undefined {
  return [...people, viewer].find((person) => person.slug === slug);
}

/** The name that a person's card shows for the employer. */
export function employerOf(person: SandboxPerson): string {
  return person.roles[0]?.company ?? '';
}
