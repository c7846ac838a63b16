/** Invented people and companies, always the same for the same seed, spread over the alphabet as names are. */

export type Random = () => number;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function aRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random id (version 4), cheaper than asking the system for each. */
export function toId(random: Random): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(random() * 4)]}${hex(3)}-${hex(8)}${hex(4)}`;
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const words = (text: string): readonly string[] => text.split(' ');

const firstNames = words(
  'Ada Aisha Amelie Andrzej Anna Antonio Anya Bao Beatriz Ben Bianca Bruno Camille Carlos Cem Chloe Clara Daniel Daria Diego Duy Élodie Elif Emil Emma Erik Esra Fatima Felix Filip Finn Freya Gabriela Giulia Hannah Hugo Ines Ivan Jana João Johan Jonas Julia Kaito Karim Katharina Kofi Lars Laura Lea Léo Linh Lucia Łukasz Magnus Maja Marco Maria Mateo Mei Miguel Mila Mohammed Nadia Nguyễn Niklas Noah Nora Olga Oliver Omar Øyvind Paula Pavel Petra Phúc Quentin Rafael Ravi Rosa Sakura Samuel Sanne Selin Sofia Søren Stefan Svetlana Thảo Theo Tomáš Ulrike Valentina Viktor Wanda Wei Xenia Yara Yusuf Zoë Zuzana',
);
const lastStarts = words(
  'Alb Alv And Bak Bal Ber Bian Bor Bran Car Cas Chris Cos Dan Del Dom Eh Eng Fal Far Fer Fisch Gar Gold Gon Gros Hal Han Har Hei Her Hol Ibra Ing Jan Jen Kar Kel Kim Klin Kov Kra Lan Lar Lau Lin Lor Mar Mat Mei Men Mor Mül Nak Nas Nor Ol Ort Pap Par Pem Pet Pop Quin Ram Rei Ric Ros Sal San Schm Sil Stan Sven Tan Tor Tran Uhl Val Var Vog Wag Wal Wei Whit Wil Yam Zim',
);
const lastEnds = words(
  'recht arez erson er dini tolo gman ghi denko ter sidy tensen ta iels gado inguez ler strom ken ah nandez er cia stein zalez mann in sson ris nrich zog mes him wersen owski berg mann ova vek gela sen hart quist enz dl tei hof ino gan ler mura ser dqvist sen iz padakis kes berton rov ova tana inghaus hards enthal azar toro idt va ley dsson aka res hau dis gas elsang ner ker ss lock son ada mer',
);
const titles = words(
  'CEO CTO CFO COO Founder Buyer Controller Dispatcher Engineer Architect Analyst Consultant Einkaufsleiter Geschäftsführerin Werkleiter Vertriebsleiterin',
);
const ranks = words('Head Director VP Manager Lead Specialist');
const fields = words(
  'Procurement Logistics Sales Marketing Operations Finance Engineering Product Security Data Legal People Facilities Quality Research',
);
const companyStarts = words(
  'Nordwind Falken Tarn Hollow Silber Blue Alder Birch Cedar Delta Ember Fjord Granit Harbor Iron Juniper Kestrel Lumen Meridian Nova Oak Pine Quartz River Stone Terra Umber Vista Willow Zenith Hồ Măng Søl Żubr Ægir Ökono',
);
const companyEnds = words(
  'Analytics Logistics Fördertechnik Software Robotics Foods Energy Labs Systems Trading Freight Medical Textiles Chemie Studios Capital Works Partners Insurance Mobility',
);

export function toPersonName(random: Random): string {
  const last = pick(random, lastStarts) + pick(random, lastEnds);
  return `${pick(random, firstNames)} ${last}`;
}

export function toTitle(random: Random): string {
  if (random() < 0.4) return pick(random, titles);
  return `${pick(random, ranks)} of ${pick(random, fields)}`;
}

export function toCompanyName(random: Random): string {
  return `${pick(random, companyStarts)} ${pick(random, lastStarts)} ${pick(random, companyEnds)}`;
}
