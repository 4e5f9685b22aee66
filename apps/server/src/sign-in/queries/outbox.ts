import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { newestMessages } from '../../stores/messages.ts';

const MESSAGES_MAX = 50;

export const outbox = defineQuery({
  name: 'outbox',
  permission: 'outbox.read',
  scope: () => WHOLE_SERVER,

  async run({ services }) {
    if (!services.mailer.outbox) return refuse('outbox-closed', detail('noOutbox'));
    const messages = await newestMessages(services.db, MESSAGES_MAX);
    return ok({ messages: messages.map((message) => ({ ...message, at: message.at.toISOString() })) });
  },
});
