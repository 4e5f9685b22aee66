import { helpContactInMail } from '@plumbline/words/help-contact-words';
import { createTransport } from 'nodemailer';
import { helpContactsOf } from '../stores/help-contacts.ts';
import { enqueueMail } from '../stores/job-queue.ts';
import { keepMessage, type Message } from '../stores/messages.ts';
import type { Writer } from '../stores/store.ts';

/** What is to be sent, and of which offices it speaks: whom these have people call stands at its end. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  readonly offices: readonly string[];
  /** Tried again for days, and not for minutes as a code. */
  readonly isNotice?: boolean;
};

/** How messages leave: through a mail server, or into the outbox that everybody at this computer can read. */
export type Mailer = {
  readonly outbox: boolean;
  /** The address that mails come from; none where they stay in the outbox. */
  readonly from: string | undefined;
  /** Inside the transaction that caused the message: it leaves if and only if that is committed. */
  readonly send: (tx: Writer, mail: Mail) => Promise<void>;
  /** Hands a kept message to the mail server. */
  readonly deliver: (message: Message) => Promise<void>;
};

/** For an installation without a mail server: the message stays on the outbox page, and is printed. */
export function outboxMailer(print: (line: string) => void): Mailer {
  return {
    outbox: true,
    from: undefined,
    async send(tx, mail) {
      await keepMessage(tx, await withHelp(tx, mail));
      print(`Message to ${mail.to}: ${mail.text.split('\n')[0]}`);
    },
    async deliver() {},
  };
}

/**
 * Through a mail server. A job delivers: a server that is slow or away for a minute must not hold up whoever asked, nor
 * tell by the time it takes which addresses are known.
 */
export function smtpMailer(server: { readonly smtpUrl: string; readonly from: string }): Mailer {
  const transport = createTransport(server.smtpUrl);
  return {
    outbox: false,
    from: server.from,
    async send(tx, mail) {
      const messageId = await keepMessage(tx, await withHelp(tx, mail));
      await enqueueMail(tx, { messageId }, { isNotice: mail.isNotice === true });
    },
    async deliver({ to, subject, text }) {
      await transport.sendMail({ from: server.from, to, subject, text, html: asHtml(text) });
    },
  };
}

async function withHelp(tx: Writer, { offices, text, ...mail }: Mail): Promise<Message> {
  const contacts = await helpContactsOf(tx, offices);
  const lines = contacts.map(({ office, contact }) => helpContactInMail('en', office, contact));
  return { ...mail, text: [text, ...lines].join('\n\n') };
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n\n')
    .map(
      (paragraph) =>
        `<p>${/^https?:\/\/\S+$/.test(paragraph) ? linked(paragraph) : paragraph.replaceAll('\n', '<br>')}</p>`,
    )
    .join('\n');
}

/** The paragraph is an address and nothing else. */
function linked(escapedAddress: string): string {
  return `<a href="${escapedAddress.replaceAll('"', '&quot;')}">${escapedAddress}</a>`;
}
