import { NameSchema } from '@plumbline/election';
import { z } from 'zod';

/* Of what is asked: each is part of an address. */

export const InOffice = z.object({ organizationId: z.string() });
export const InAudit = z.object({ auditId: z.uuid() });
export const InJurisdiction = InAudit.extend({ jurisdiction: NameSchema });
export const OnBoard = InJurisdiction.extend({ board: NameSchema });

/** What a command answers that has nothing to tell besides that it was carried out. */
export const Done = z.object({});
