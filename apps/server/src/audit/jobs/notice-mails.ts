import type { NoticeKind } from '@plumbline/api';
import { noticeWords } from '@plumbline/words/notice-words';
import type { Services } from '../../services.ts';
import { type Recipient, recipientsOf } from '../../stores/notices.ts';
import type { Writer } from '../../stores/store.ts';

const say = noticeWords('en');
/** More places than this are a list that nobody reads in a mail. */
const LINES_MAX = 40;

/** The audit of which people are told. */
export type ToldOf = { readonly auditId: string; readonly organizationId: string; readonly name: string };

/** How a mail is written: within a transaction. */
export type Sending = {
  readonly services: Pick<Services, 'mailer' | 'publicUrl'>;
  readonly tx: Writer;
  readonly at: Date;
};

/** What one person is told: nothing, if it does not concern them. */
type Told = Pick<Parameters<Services['mailer']['send']>[1], 'subject' | 'paragraphs'> | undefined;

/**
 * Writes a mail to everybody whom this concerns, who wants such mails, and who did not do it themselves. They leave when the transaction is
 * committed.
 */
export async function sendNotices(
  { services, tx, at }: Sending,
  { kind, audit, by }: { readonly kind: NoticeKind; readonly audit: ToldOf; readonly by: string | undefined },
  tell: (recipient: Recipient) => Told,
): Promise<void> {
  const { auditId, organizationId } = audit;
  for (const recipient of await recipientsOf(tx, audit, kind)) {
    if (recipient.personId === by) continue;
    const told = tell(recipient);
    if (told === undefined) continue;
    await sendNotice(
      { services, tx, at },
      {
        email: recipient.email,
        organizationId,
        told,
        page: `/audits/${encodeURIComponent(auditId)}`,
        open: { there: say('open'), plain: say('openPlain') },
      },
    );
  }
}

/** Writes one such mail, with the address of the page it is about and how mails of its kind are switched off. */
export async function sendNotice(
  { services, tx, at }: Sending,
  notice: {
    readonly email: string;
    readonly organizationId: string;
    readonly told: NonNullable<Told>;
    readonly page: string;
    /** What leads to the page: before its address, and where this server has none. */
    readonly open: { readonly there: string; readonly plain: string };
  },
): Promise<void> {
  const { email, organizationId, told, page, open } = notice;
  const where = services.publicUrl === undefined ? [open.plain] : [open.there, `${services.publicUrl}${page}`];
  await services.mailer.send(tx, {
    to: email,
    at,
    offices: [organizationId],
    isNotice: true,
    subject: told.subject,
    paragraphs: [...told.paragraphs, ...where, say('off')],
  });
}

/** Lines of a mail, and how many there are besides. */
export function listed(lines: readonly string[]): readonly string[] {
  const rest = lines.length - LINES_MAX;
  return rest > 0 ? [...lines.slice(0, LINES_MAX), say('andMore', { count: rest })] : lines;
}
