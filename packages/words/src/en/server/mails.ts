/** The mails that the server sends. Paragraphs are put together by whoever sends them. */
export const mails = {
  code: {
    subject: 'Your sign-in code: {{code}}',
    says: 'Your Plumbline sign-in code is {{code}}.',
    use: 'It is good for 10 minutes. Type it on the page where you asked for it; codes sent before have ended.',
    link: 'Or open this link, which fills it in:',
    notYou:
      'If you did not ask for a code, nothing has to be done: without it nobody can sign in as you. Never pass it on.',
  },
  observer: {
    subject: 'You may watch the audit “{{audit}}”',
    says: '{{office}} has invited you to watch the audit “{{audit}}” until {{day}}: plan, files with their fingerprints, commitment, seed, what was drawn, progress, results, log and reports. You read, and change nothing.',
    use: 'Sign in with this e-mail address. A code is sent to you each time.',
    notYou: 'If you do not expect this, nothing has to be done.',
  },
  list: {
    subject: 'What to fetch for {{place}}: “{{audit}}”',
    says_one: '{{office}} asks {{person}} to fetch this from the storage of {{place}}:',
    says_other:
      '{{office}} asks {{person}} to fetch these {{count, number}} from the storage of {{place}}, in this order:',
    use: 'The rules of the audit say how a ballot or batch is fetched: never change the order, and mark the place. Ask whoever sent you if something is not where it should be.',
    notYou: 'If this is not for you, tell the office.',
  },
  support: {
    subject: '{{office}} lets you in as support',
    read_one: '{{office}} lets you in as support for one minute: you read.',
    read_other: '{{office}} lets you in as support for {{count, number}} minutes: you read.',
    act_one:
      '{{office}} lets you in as support for one minute: you read and repair. What you do stands in the log with both names.',
    act_other:
      '{{office}} lets you in as support for {{count, number}} minutes: you read and repair. What you do stands in the log with both names.',
    use: 'Sign in with this e-mail address and your second factor. Your session ends when the time is over.',
  },
  factorLocked: {
    subject: 'Wrong second factors were given for {{name}}',
    says: 'Ten wrong codes were given as the second factor of {{name}} within a day. Whoever gave them had got past the first step, so they can read the mail of {{name}}, or it was {{name}} with a wrong list or a phone with a wrong clock.',
    ask: 'Ask {{name}}. If it was somebody else, their mailbox needs a new password, and their sessions can be ended on the page “Who is signed in”.',
  },
  factorReset: {
    subject: 'Your second factor was reset',
    says: '{{by}} has reset the second factor of your Plumbline account, and ended your sessions. Recovery codes of before have ended too.',
    ask: 'When you sign in the next time you are asked to add a new one. If you did not ask for this, tell your office now.',
  },
  guessing: {
    subject: 'Somebody seems to be guessing sign-in codes',
    says: 'In the last 24 hours, {{tries, number}} wrong sign-in codes were typed for {{places}}. That is more than people mistype.',
    places_one: 'one address',
    places_other: '{{count, number}} addresses',
    meaning:
      'Codes end after ten minutes and a few wrong tries, so guessing one is not expected to work in a thousand years. Everybody can still sign in.',
    ask: 'Ask the people of your office whether they got codes they had not asked for, and tell the operator of the server. Nobody should ever pass on a code, whoever asks for it.',
  },
} as const;
