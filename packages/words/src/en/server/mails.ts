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
