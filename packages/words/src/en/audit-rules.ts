/** What rules are called and what they are about: the same on screens and in reports. */
export const auditRules = {
  kinds: { law: 'Law', rule: 'Rule', procedure: 'Procedure' },
  subjects: {
    contests: 'Which contests are audited',
    scope: 'Which ballots are audited',
    observation: 'Who may watch',
    publication: 'What is published',
    other: 'Something else',
  },
} as const;
