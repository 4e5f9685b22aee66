/** The mails that tell managers, administrators and people of a ballot room of what concerns them. None says a result, a count, a code or a link that opens anything by itself. */
export const notices = {
  'file-refused': {
    subject: '{{place}}: a file was refused in “{{audit}}”',
    says: 'The file “{{name}}” for {{place}} cannot be used, and nothing has replaced it since.',
    ask: 'The page of the jurisdiction lists what is wrong, each with its row and what to do. Mend the file and upload it again.',
  },
  'help-asked': {
    subject: '{{place}} asks for help with a file: “{{audit}}”',
    says: '{{place}} does not get on with a file, and has sent it with the list of what was found in it.',
    ask: 'The question, the file and its problems are on the page “Questions about files” of the audit.',
  },
  'help-answered': {
    subject: 'Your question about a file was answered: “{{audit}}”',
    says: 'The question of {{place}} about a file was answered.',
    ask: 'The answer is on the page of the jurisdiction, below its files.',
  },
  'round-started': {
    subject: 'Round {{round}} of “{{audit}}” has started',
    saysAdministrator: 'The sample of round {{round}} is drawn. Work in it:',
    saysManager: 'The sample of round {{round}} is drawn. What is to be done with you:',
    ballots_one: '{{place}}: {{count, number}} ballot',
    ballots_other: '{{place}}: {{count, number}} ballots',
    batches_one: '{{place}}: {{count, number}} batch',
    batches_other: '{{place}}: {{count, number}} batches',
    nothing: '{{place}}: nothing was drawn',
    ask: 'The retrieval list and the sheets to print are on the page of the jurisdiction.',
  },
  'launch-withdrawn': {
    subject: 'Round {{round}} of “{{audit}}” does not take place for now',
    says: 'The launch of round {{round}} was taken back. What the mail about its start said no longer holds.',
    ask: 'Fetch no ballots or batches for it, and put aside the lists and sheets that were printed. When a round is launched, you get a new mail.',
  },
  'round-reopened': {
    subject: 'Round {{round}} of “{{audit}}” is open again',
    says: 'Round {{round}}, which had ended, was opened again so that something can be corrected. What was entered in it stands.',
    ask: 'Keep ballots, lists and sheets within reach until it ends again.',
  },
  'nothing-begun': {
    subject: 'Nothing begun yet in “{{audit}}”',
    says_one: 'Round {{round}} has been open for one hour, and nothing was entered yet for:',
    says_other: 'Round {{round}} has been open for {{count, number}} hours, and nothing was entered yet for:',
    ask: 'If something keeps you from beginning, say so in time.',
  },
  'board-reopened': {
    subject: '{{board}} in {{place}} was opened again: “{{audit}}”',
    says: '{{board}} in {{place}}, which had signed off, was opened again. It can enter and correct ballots until it signs off once more.',
    ask: 'If the board has left, call it back.',
  },
  'card-reopened': {
    subject: '{{board}} in {{place}} is to look at a card again: “{{audit}}”',
    says: 'A card of {{board}} in {{place}} was opened again, with a reason. The board looks at it once more, and signs off when it has.',
    ask: 'If the board has left, call it back.',
  },
  concluded: {
    subject: 'The audit “{{audit}}” is concluded',
    says: 'Nothing is entered any more. This mail does not say the result: it stands in the audit, with the report and the log.',
    ask: 'Keep ballots and sheets as your rules ask for it.',
  },
  'question-soon': {
    subject: '{{place}}: “{{question}}” is due on {{day}}',
    says: 'You see to the answer of this question about the ballots of {{place}}: “{{question}}” It is due on {{day}}.',
    ask: 'What is asked, what to have at hand and what the records say already stands on the page “The standard” of the ballot room.',
  },
  'question-over': {
    subject: '{{place}}: “{{question}}” was due on {{day}}',
    says: 'You see to the answer of this question about the ballots of {{place}}: “{{question}}” Its day, {{day}}, is over.',
    ask: 'If it takes longer, have another day set, or somebody else assigned, on the page “The standard” of the ballot room.',
  },
  openRoom: 'Sign in and open the ballot room:',
  openRoomPlain: 'Sign in to Plumbline and open the ballot room.',
  whole: 'the list of participants',
  andMore_one: 'and one more',
  andMore_other: 'and {{count, number}} more',
  open: 'Sign in and open the audit:',
  openPlain: 'Sign in to Plumbline and open the audit.',
  off: 'You can switch off mails of this kind: choose your name at the top of any page.',
} as const;
