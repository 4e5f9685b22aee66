import type { Services } from '../services.ts';
import { findMessage, removeMessage } from '../stores/messages.ts';

/** Delivers a message and forgets it. What the mail server refuses is tried again by the queue. */
export async function sendMailJob(services: Services, messageId: string): Promise<void> {
  const message = await findMessage(services.db, messageId);
  if (message === undefined) return;
  await services.mailer.deliver(message);
  await removeMessage(services.db, messageId);
}
