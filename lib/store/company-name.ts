import { foldText } from '../model/fold.ts';

/** Legal forms as they stand after folding (dots become spaces), longest first so that the whole form goes at once. */
const forms: readonly string[] = [
  'trach nhiem huu han mot thanh vien',
  'trach nhiem huu han',
  'joint stock company',
  'private limited',
  'gmbh co kgaa',
  'gmbh co kg',
  'ag co kg',
  'tnhh mtv',
  'pte ltd',
  'pty ltd',
  'pvt ltd',
  'co ltd',
  'sp z o o',
  's a r l',
  's r l',
  's p a',
  's a s',
  's a u',
  's l u',
  'co phan',
  'incorporated',
  'corporation',
  'limited',
  'company',
  'tnhh',
  'ctcp',
  'gmbh',
  'kgaa',
  'sarl',
  'ltda',
  'b v',
  'n v',
  's a',
  's l',
  'mtv',
  'inc',
  'ltd',
  'llc',
  'llp',
  'plc',
  'jsc',
  'corp',
  'sas',
  'srl',
  'spa',
  'pte',
  'pty',
  'ohg',
  'aps',
  'oyj',
  'sa',
  'ag',
  'kg',
  'ug',
  'se',
  'sl',
  'bv',
  'nv',
  'ab',
  'as',
  'oy',
  'kk',
  'co',
];

/** What stands before the name: `Công ty Cổ phần …`, `Société …`. */
const leads: readonly string[] = [
  'cong ty trach nhiem huu han mot thanh vien',
  'cong ty trach nhiem huu han',
  'cong ty tnhh mtv',
  'cong ty tnhh',
  'cong ty co phan',
  'cong ty cp',
  'tong cong ty',
  'tap doan',
  'cong ty',
  'ctcp',
  'societe anonyme',
  'societe',
];

/** A company's folded name without its legal form: `Acme GmbH & Co. KG` and `ACME, Inc.` are both `acme`. Never empty for a name with letters. */
export function bareCompanyName(name: string): string {
  let bare = foldText(name);
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const form of forms) {
      if (!bare.endsWith(` ${form}`)) continue;
      bare = bare.slice(0, -form.length - 1);
      isShorter = true;
      break;
    }
  }
  const lead = leads.find((words) => bare.startsWith(`${words} `));
  return lead ? bare.slice(lead.length + 1) : bare;
}

/** Pages that many companies share: an address there says nothing about whose it is. */
const sharedHosts =
  /(^|\.)(linkedin|facebook|instagram|youtube|x|twitter|tiktok|github|linktr|bit|google|wixsite|wordpress|blogspot)\.[a-z.]+$/;

/** The host that a web address stands for, `undefined` for a page on a shared host. */
export function toDomain(website: unknown): string | undefined {
  if (typeof website !== 'string' || !URL.canParse(website)) return undefined;
  const host = new URL(website).hostname.toLowerCase().replace(/^www\./, '');
  return sharedHosts.test(host) || !host.includes('.') ? undefined : host;
}
