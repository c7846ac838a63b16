/** Leads of an online school and of a B2B seller, drawn by chance; nobody is meant. */

export type Random = () => number;
export type Cell = number | string | null;
type Lead = Readonly<Record<string, Cell>>;

export interface Draw {
  readonly lead: Lead;
  readonly logOdds: number;
}

/** Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function pickBy(random: Random, weights: Readonly<Record<string, number>>): string {
  const entries = Object.entries(weights);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [word, weight] of entries) {
    left -= weight;
    if (left < 0) return word;
  }
  return entries[0]?.[0] ?? '';
}

/** One of so many words, the first ones often, the last ones seldom; each with an effect that depends on its number alone. */
export function pickLevel(random: Random, name: string, count: number): string {
  return `${name} ${Math.floor(count * random() ** 2.2) + 1}`;
}

function effectOf(level: string | null, spread: number): number {
  const number = Number(level?.split(' ').at(-1) ?? 0);
  return spread * Math.sin(number * 12.9898 + (level?.length ?? 0));
}

export function counted(random: Random, mean: number): number {
  const rate = mean * Math.exp(0.7 * normal(random) - 0.245);
  let count = 0;
  for (let time = -Math.log(1 - random()); time < rate; time -= Math.log(1 - random())) count += 1;
  return count;
}

export function drawCourseLead(random: Random): Draw {
  const origin = pickBy(random, { 'Landing page': 53, API: 39, 'Add form': 7.5, Import: 0.5 });
  const isForm = origin === 'Add form';
  const source = isForm
    ? pickBy(random, { Reference: 74, 'Own site': 20, Chat: 4, Facebook: 2 })
    : pickBy(random, {
        Google: 32,
        Direct: 29,
        Chat: 20,
        Organic: 13,
        Referral: 1.5,
        Facebook: 1,
        Blog: 0.3,
        Press: 0.1,
      });
  const isChat = source === 'Chat';
  const visits = isForm || (isChat && random() < 0.75) ? 0 : 1 + counted(random, 3);
  const seconds =
    visits === 0
      ? 0
      : Math.round(
          random() < 0.55
            ? Math.exp(4.6 + 1.2 * normal(random))
            : Math.min(2_300, 900 + 480 * Math.abs(normal(random))),
        );
  const pages = visits === 0 ? 0 : Math.round((1 + 2.2 * random()) * 100) / 100;
  const activity =
    isChat && random() < 0.6
      ? 'Chat conversation'
      : pickBy(random, {
          'Email opened': 40,
          'SMS sent': 34,
          'Page visited': 9,
          'Converted to lead': 6,
          'Email bounced': 4,
          'Link clicked': 3.5,
          'Form submitted': 1.5,
          Unreachable: 1.2,
          Unsubscribed: 0.7,
          'Had a phone talk': 0.4,
          'View in browser': 0.1,
        });
  const isSeen = random() < (isForm ? 0.95 : 0.69);
  const work = isSeen
    ? pickBy(random, {
        Unemployed: 84,
        'Working professional': isForm ? 45 : 10,
        Student: 3,
        Other: 0.3,
      })
    : null;
  const aim = isSeen && random() < 0.97 ? 'Better career' : null;
  const field =
    random() < 0.16
      ? null
      : origin === 'API' && random() < 0.55
        ? 'Select'
        : pickLevel(random, 'Field', 18);
  const city =
    random() < 0.15
      ? null
      : origin === 'API' && random() < 0.6
        ? 'Select'
        : pickBy(random, { Mumbai: 60, Thane: 14, Elsewhere: 12, Suburbs: 9, Pune: 3, Hanoi: 1 });
  const isMuted = random() < 0.08;
  const minutes = seconds / 60;
  const logOdds =
    -1.35 +
    (isForm ? 2.9 : origin === 'API' ? -0.05 : -0.35) +
    (isChat
      ? 0.55
      : source === 'Referral'
        ? -0.4
        : source === 'Own site'
          ? 1.2
          : source === 'Organic'
            ? -0.15
            : 0) +
    (isForm ? 0 : 0.085 * Math.min(minutes, 30) - (minutes > 0 && minutes < 2 ? 0.5 : 0)) +
    ((
      {
        'SMS sent': 1.35,
        'Had a phone talk': 2.2,
        'Chat conversation': -1,
        'Email bounced': -1,
        'Converted to lead': -0.9,
        Unreachable: 0.4,
        'Page visited': -0.3,
      } as Record<string, number>
    )[activity] ?? 0) +
    (work === 'Working professional' ? 2.3 : work === null ? -1.1 : 0) +
    (isMuted ? -1.3 : 0) +
    (field === 'Select' ? -0.35 : effectOf(field, 0.18)) +
    (activity === 'SMS sent' && minutes > 12 ? 0.6 : 0) +
    (isChat && minutes > 8 ? 0.8 : 0) +
    (visits > 9 ? 0.3 : 0);
  const yesNo = (share: number): string => (random() < share ? 'Yes' : 'No');
  return {
    lead: {
      origin,
      source,
      activity,
      work,
      aim,
      field,
      city,
      visits: random() < 0.015 ? null : visits,
      seconds,
      pages: random() < 0.015 ? null : pages,
      mail_off: isMuted ? 'Yes' : 'No',
      call_off: yesNo(0.0002),
      country:
        random() < 0.27 ? null : random() < 0.955 ? 'India' : pickLevel(random, 'Country', 37),
      heard: random() < 0.24 ? null : random() < 0.72 ? 'Select' : pickLevel(random, 'Channel', 9),
      last_notable: random() < 0.8 ? activity : 'Modified',
      search: yesNo(0.0015),
      magazine: 'No',
      article: yesNo(0.0002),
      forum: yesNo(0.0001),
      paper: yesNo(0.0001),
      advert: yesNo(0.0004),
      recommended: yesNo(0.0008),
      updates: 'No',
      pay: 'No',
      free_copy: yesNo(0.31),
      activity_index:
        random() < 0.46
          ? null
          : Math.round(14 + normal(random) + (activity === 'Email opened' ? 0.6 : 0)),
      profile_index: random() < 0.46 ? null : Math.round(16.3 + 1.8 * normal(random)),
      hour: Math.floor(24 * random()),
      week: Math.floor(52 * random()),
      number: Math.round(580_000 + 80_000 * random()),
    },
    logOdds,
  };
}

export function drawCompanyLead(random: Random): Draw {
  const size = 1 + Math.round(Math.exp(4.2 + 1.7 * normal(random)));
  const interest = normal(random);
  const visits = counted(random, Math.exp(0.9 + 0.6 * interest));
  const pages = visits === 0 ? 0 : visits + counted(random, 2.2 * visits);
  const seconds = Math.round(pages * Math.exp(3.4 + 0.8 * normal(random)));
  const opens = counted(random, Math.exp(0.5 + 0.5 * interest));
  const replies = counted(random, 0.25 * Math.exp(0.9 * interest));
  const industry = pickLevel(random, 'Industry', 25);
  const country = pickLevel(random, 'Country', 40);
  const seniority = pickBy(random, {
    'C-level': 9,
    VP: 11,
    Director: 18,
    Manager: 30,
    Specialist: 26,
    Assistant: 6,
  });
  const department = pickLevel(random, 'Department', 14);
  const source = pickBy(random, {
    Inbound: 24,
    Outbound: 38,
    Event: 11,
    Referral: 7,
    Partner: 8,
    Advert: 12,
  });
  const budget =
    random() < 0.55 - 0.1 * Math.sign(interest)
      ? null
      : Math.round(Math.exp(8 + 0.5 * Math.log(size) + 0.7 * normal(random)) / 100) * 100;
  const daysQuiet = Math.round(-20 * Math.log(1 - random()) * Math.exp(-0.4 * interest));
  const rank =
    (
      {
        'C-level': 0.5,
        VP: 0.75,
        Director: 0.55,
        Manager: 0.1,
        Specialist: -0.6,
        Assistant: -1,
      } as Record<string, number>
    )[seniority] ?? 0;
  const isOutbound = source === 'Outbound';
  const sizeStep = Math.log(size) - 5.2;
  const logOdds =
    -1.6 +
    ((
      { Inbound: 0.6, Referral: 1.3, Partner: 0.5, Event: 0.1, Advert: -0.4 } as Record<
        string,
        number
      >
    )[source] ?? -0.3) +
    rank * (size > 200 ? 1.2 : 0.6) -
    0.22 * sizeStep * sizeStep +
    0.35 * Math.log1p(visits) +
    0.16 * Math.log1p(seconds / 30) +
    0.9 * Math.min(replies, 3) * (isOutbound ? 1.25 : 0.85) +
    effectOf(industry, 0.7) +
    effectOf(country, 0.35) +
    effectOf(department, 0.4) +
    (budget === null ? -0.35 : 0.2 * Math.min(2, Math.log(budget / 5_000))) -
    0.018 * Math.min(daysQuiet, 60) +
    (isOutbound && opens > 3 ? 0.5 : 0);
  const gap = (share: number, value: Cell): Cell => (random() < share ? null : value);
  return {
    lead: {
      size: gap(0.18, size),
      visits,
      pages,
      seconds: gap(0.05, seconds),
      opens,
      clicks: counted(random, 0.3 * (1 + opens)),
      replies,
      days_quiet: daysQuiet,
      budget,
      revenue: gap(0.4, Math.round(size * 120 * Math.exp(0.6 * normal(random)))),
      growth: gap(0.5, Math.round(100 * (0.05 + 0.2 * normal(random))) / 100),
      employees_abroad: gap(0.3, Math.round(size * random() * 0.5)),
      industry: gap(0.08, industry),
      country: gap(0.04, country),
      seniority: gap(0.06, seniority),
      department: gap(0.12, department),
      source,
      language: pickBy(random, { en: 70, de: 12, fr: 9, vi: 6, es: 3 }),
      tool: gap(0.6, pickLevel(random, 'Tool', 30)),
      segment: size > 1_000 ? 'Large' : size > 100 ? 'Middle' : 'Small',
      region: country.length % 2 ? 'East' : 'West',
      campaign: pickLevel(random, 'Campaign', 22),
      form: gap(0.7, pickLevel(random, 'Form', 6)),
      owner_team: pickLevel(random, 'Team', 5),
      weekday: Math.floor(7 * random()),
      hour: Math.floor(24 * random()),
      noise: normal(random),
      sparse: random() < 0.93 ? 0 : random() * 50,
      opted_in: random() < 0.6 ? 'yes' : 'no',
      has_phone: random() < 0.45 ? 'yes' : 'no',
    },
    logOdds,
  };
}
