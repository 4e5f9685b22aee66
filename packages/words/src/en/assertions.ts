/** What a sample has to show of a contest that is counted by instant runoff, assertion by assertion. */
export const assertions = {
  before: '{{winner}} cannot be eliminated before {{loser}}',
  first: '{{winner}} has more first choices than {{loser}}',
  next: 'Once {{eliminated}} are eliminated, {{winner}} has more ballots than {{loser}}',
  nextAlone: 'Once {{eliminated}} is eliminated, {{winner}} has more ballots than {{loser}}',
} as const;
