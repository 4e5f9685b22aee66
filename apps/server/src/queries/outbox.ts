import { ok } from '@plumbline/prelude';
import { refuse } from '../commands/define-command.ts';
import { WHOLE_SERVER } from '../policy/scope.ts';
import { newestMessages } from '../stores/messages.ts';
import { defineQuery } from './define-query.ts';

const MESSAGES_MAX = 50;

export const outbox = defineQuery({
  name: 'outbox',
  permission: 'outbox.read',
  scope: () => WHOLE_SERVER,

  async run({ services }) {
    if (!services.mailer.outbox) return refuse('outbox-closed', 'Messages leave by e-mail. Look in your mailbox.');
    const messages = await newestMessages(services.db, MESSAGES_MAX);
    return ok({ messages: messages.map((message) => ({ ...message, at: message.at.toISOString() })) });
  },
});
