import * as z from 'zod/mini';
import { evidenceByField } from './evidence.ts';
import { companyId, prospectId, repId } from './ids.ts';
import { instant, syncedRow, text, textSet, webAddress } from './row.ts';

export const prospectStatuses = [
  'new',
  'working',
  'nurturing',
  'qualified',
  'disqualified',
] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

export const channels = [
  'email',
  'linkedin',
  'call',
  'meeting',
  'event',
  'message',
  'other',
] as const;
export type Channel = (typeof channels)[number];

export const lawfulBases = ['legitimate_interest', 'consent', 'contract'] as const;

/** A person the rep sells to. */
export const prospect = z.extend(syncedRow, {
  id: prospectId,
  company_id: z.nullable(companyId),
  full_name: text(200).check(z.minLength(1)),
  headline: z.nullable(text(400)),
  title: z.nullable(text(200)),
  seniority: z.nullable(text(40)),
  department: z.nullable(text(60)),
  location: z.nullable(text(200)),
  linkedin_slug: z.nullable(text(120)),
  linkedin_id: z.nullable(text(80)),
  about: z.nullable(text(600)),
  emails: textSet(20, 254),
  phones: textSet(20, 60),
  websites: z.array(webAddress).check(z.maxLength(20)),
  preferred_channel: z.nullable(z.enum(channels)),
  status: z.enum(prospectStatuses),
  owner_id: z.nullable(repId),
  tags: textSet(50, 60),
  evidence: evidenceByField,
  source_url: z.nullable(webAddress),
  clipped_at: z.nullable(instant),
  lawful_basis: z.nullable(z.enum(lawfulBases)),
  notice_due_at: z.nullable(instant),
  notice_sent_at: z.nullable(instant),
  do_not_contact: z.boolean(),
  merged_into: z.nullable(prospectId),
});
export type Prospect = z.infer<typeof prospect>;
