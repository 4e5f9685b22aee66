import { helpContactInMail } from '@plumbline/words/help-contact-words';
import { createTransport } from 'nodemailer';
import { helpContactsOf } from '../stores/help-contacts.ts';
import { inOneLine } from '../stores/in-one-line.ts';
import { enqueueMail } from '../stores/job-queue.ts';
import { keepMessage, type Message } from '../stores/messages.ts';
import type { Writer } from '../stores/store.ts';

/**
 * A paragraph of a mail, or the lines of a list. Names in it are people's own, and only we end a line: otherwise whoever chooses a name
 * writes a paragraph of ours.
 */
export type MailParagraph = string | readonly string[];

/** What is to be sent, and of which offices it speaks: whom these have people call stands at its end. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly MailParagraph[];
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
      const message = await messageOf(tx, mail);
      await keepMessage(tx, message);
      print(`Message to ${message.to}: ${message.text.split('\n')[0]}`);
    },
    async deliver() {},
  };
}

/**
 * Through a mail server. A job delivers: a server that is slow or away for a minute must not hold up whoever asked, nor
 * tell by the time it takes which addresses are known.
 */
export function smtpMailer(server: {
  readonly smtpUrl: string;
  readonly from: string;
  /** Where people reach this server, if that was set: of no other address a link is made. */
  readonly publicUrl: string | undefined;
}): Mailer {
  const transport = createTransport(server.smtpUrl);
  return {
    outbox: false,
    from: server.from,
    async send(tx, mail) {
      const messageId = await keepMessage(tx, await messageOf(tx, mail));
      await enqueueMail(tx, { messageId }, { isNotice: mail.isNotice === true });
    },
    async deliver({ to, subject, text }) {
      await transport.sendMail({ from: server.from, to, subject, text, html: asHtml(text, server.publicUrl) });
    },
  };
}

async function messageOf(tx: Writer, { offices, subject, paragraphs, ...mail }: Mail): Promise<Message> {
  const contacts = await helpContactsOf(tx, offices);
  const help = contacts.map(({ office, contact }) => helpContactInMail('en', office, contact));
  return { ...mail, subject: inOneLine(subject), text: [...paragraphs, ...help].map(textOf).join('\n\n') };
}

function textOf(paragraph: MailParagraph): string {
  return typeof paragraph === 'string' ? inOneLine(paragraph) : paragraph.map(inOneLine).join('\n');
}

/** As HTML. Only an address of this server that is a paragraph by itself becomes a link. */
function asHtml(text: string, publicUrl: string | undefined): string {
  return text
    .split('\n\n')
    .map((paragraph) => {
      const isOurs = publicUrl !== undefined && paragraph.startsWith(`${publicUrl}/`) && !/\s/.test(paragraph);
      const shown = escaped(paragraph).replaceAll('\n', '<br>');
      return `<p>${isOurs ? `<a href="${escaped(paragraph)}">${shown}</a>` : shown}</p>`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
