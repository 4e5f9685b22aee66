import { z } from 'zod';

/** One line, without characters that end it or turn what follows around: it stands in mails and on paper. */
const LineSchema = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text), 'must be one line of plain text');

/** Whom the people of an office call when they do not get on. Everybody may see it. */
export const HelpContactSchema = z
  .object({
    /** A desk or a person. */
    name: LineSchema.max(100),
    /** As it is dialled; an extension may follow. */
    telephone: LineSchema.max(60)
      .regex(/\d.*\d.*\d/, 'must have digits')
      .nullable(),
    email: z.email().max(200).nullable(),
    /** When somebody answers, in the office's words. */
    hours: LineSchema.max(200).nullable(),
  })
  .refine(({ telephone, email }) => telephone !== null || email !== null, 'needs a telephone or an e-mail address');

/** See `HelpContactSchema`. */
export type HelpContact = z.output<typeof HelpContactSchema>;
