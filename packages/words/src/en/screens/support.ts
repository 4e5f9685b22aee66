/** What the pages about support say, and the band that both sides see. */
export const support = {
  title: 'Support',
  lead: 'Nobody of the support of this server sees or does anything in your office unless an administrator lets them in, for a few hours.',
  inForce: 'Let in now',
  none: 'Nobody is let in',
  noneSays: 'Support sees nothing of your office.',
  person: 'Person',
  may: 'May',
  modes: {
    read: 'Read',
    act: 'Read and repair',
  },
  until: 'Until',
  by: 'Let in by',
  act: 'End',
  end: 'End now',
  endNamed: 'End now for {{name}}',
  consent: {
    title: 'Let support in',
    who: 'Who',
    whoMissing: 'Choose who is let in.',
    mode: 'What may they do',
    read: 'Read only',
    readSays: 'Plans, files, progress, logs and reports of your audits. Not what is being counted, and no cases.',
    act: 'Read and repair',
    actSays:
      'Besides, upload or replace files of a jurisdiction while you plan, and reopen boards, tallies and totals. Never commit, seed, launch, close, conclude, delete, or anything about people.',
    hours: 'For how many hours',
    hoursHint: 'From 1 to 4. Sessions of support end with it.',
    hoursWrong: 'Enter a whole number from 1 to 4.',
    submit: 'Let them in',
    done: '{{name}} is let in until {{time}}.',
  },
  nobody: 'This server names no support',
  nobodySays: 'Whoever runs the server can name who does its support. Until then there is nobody to let in.',
  logged:
    'Every consent, every end and every sign-in is in the log of the office. What support does stands in the log with two names: theirs, and yours.',
  band: {
    office_read: '{{name}} of the support is let in to read until {{time}}, by {{by}}.',
    office_act: '{{name}} of the support is let in to read and repair until {{time}}, by {{by}}.',
    support_read: 'You are support at {{office}}, let in by {{by}} until {{time}}: you read.',
    support_act:
      'You are support at {{office}}, let in by {{by}} until {{time}}: you read and repair. What you do stands in the log with both names.',
    link: 'Look or end it',
  },
  own: {
    title: 'Audits of {{office}}',
  },
} as const;
