/** The page of an audit for the public: looked at, saved, published and withdrawn by administrators. */
export const auditPage = {
  title: 'Page for the public',
  says: 'In plain words, in English and in Spanish: what is checked, how far the audit is, what was found of each contest, and how everybody can check it. It has the figures of the report, and it prints.',
  tells:
    'It tells only what may be known at the time: reported votes once the plan is committed, what was drawn once the seed is set, what was found once a round is closed. It has no name of a person, and no note.',
  look: 'Look at it',
  lookSpanish: 'Look at it in Spanish',
  save: 'Save it (HTML)',
  saveSpanish: 'Save it in Spanish (HTML)',
  notPublished: 'It is not published. Nobody outside the office can read it.',
  published: 'Published by {{name}} on {{time}}. Everybody can read it here:',
  inEnglish: 'In English',
  inSpanish: 'In Spanish',
  practice: 'This audit is for practice. Its page can be looked at and saved, and not published.',
  open: { publish: 'Publish the page …', withdraw: 'Withdraw the page …' },
  publish: 'Publish the page',
  publishSays:
    'Everybody who has its address reads the page from then on, without signing in, and the page follows the audit by itself. That it was published stands in the log of the office.',
  withdraw: 'Withdraw the page',
  withdrawSays:
    'Its address leads nowhere from then on. Whoever has saved the page still has it. That it was withdrawn stands in the log of the office.',
} as const;
