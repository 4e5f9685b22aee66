import { createTransport } from 'nodemailer';
import { keepMessage } from '../stores/messages.ts';
import type { Reader } from '../stores/store.ts';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly at: Date };

/** How messages leave: through a mail server, or into the outbox that everybody at this computer can read. */
export type Mailer = {
  readonly outbox: boolean;
  /** Inside the transaction that caused the message. */
  readonly send: (db: Reader, mail: Mail) => Promise<void>;
};

/** For an installation without a mail server: the message is kept for the outbox page and printed. */
export function outboxMailer(print: (line: string) => void): Mailer {
  return {
    outbox: true,
    async send(db, mail) {
      await keepMessage(db, mail);
      print(`Message to ${mail.to}: ${mail.text.split('\n')[0]}`);
    },
  };
}

export function smtpMailer(server: { readonly smtpUrl: string; readonly from: string }): Mailer {
  const transport = createTransport(server.smtpUrl);
  return {
    outbox: false,
    async send(_db, { to, subject, text }) {
      await transport.sendMail({ from: server.from, to, subject, text, html: asHtml(text) });
    },
  };
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
