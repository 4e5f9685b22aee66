import { DUTIES, type Duty } from '@plumbline/ballot-management';
import { z } from 'zod';
import { ElectionLineSchema, TimeSchema } from './audit-heading.ts';

const CountSchema = z.number().int();
const DutySchema: z.ZodType<Duty> = z.enum(DUTIES);

/** What every page of a room shows above its own part. */
export const RoomHeadingSchema = z.object({
  organization: z.string(),
  election: ElectionLineSchema,
  jurisdiction: z.string(),
  isOpen: z.boolean(),
  /** The rules frozen with the room; null before it is opened. */
  profile: z.object({ profile: z.string(), version: CountSchema, state: z.string() }).nullable(),
  electionDay: z.string().nullable(),
  /** Today where the ballots are. */
  today: z.string(),
  /** Who asks, as a person of this room; null for somebody who may look and is not enrolled. */
  you: z.object({ person: z.string(), name: z.string(), duties: z.array(DutySchema) }).nullable(),
  /** The second person at this device, until when at the latest. */
  together: z
    .object({ person: z.string(), name: z.string(), duties: z.array(DutySchema), until: TimeSchema })
    .nullable(),
  /** Forms that whoever asks is to read again before they see them: until then their figures are blank on every page, and so are sums of them. */
  toReenter: CountSchema,
  /** Whether one administrator vouches for everybody who is enrolled: the room was not opened by two. */
  isVouchedByOne: z.boolean(),
  /** Number of the newest entry of the room's log. */
  entry: CountSchema,
});
export type RoomHeading = z.infer<typeof RoomHeadingSchema>;
