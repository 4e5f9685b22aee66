/** What the public page of an audit says, in words that most people read with ease. */
export const publicAudit = {
  language: 'English',
  title: 'Checking the count by hand',
  lead: 'After an election, people look at paper ballots. They hold them against the result that was reported. This page says what is checked, how far we are, and what was found.',
  of: '{{audit}} · {{election}}',
  ofPlan: '{{audit}}',
  updated: 'This is how things stood on {{time}}.',
  updatedOpen: 'The last step was on {{time}}. Who has finished since then is shown as well.',
  rule: 'What is not known yet says so. It does not mean zero.',
  leftOut: {
    says: 'To stay small, this page leaves some of it out.',
    letters: 'Of a long name it has the first letters.',
    whole: 'Save the whole page as a file',
  },
  concluded: {
    confirmed: 'The audit is over. The reported outcomes stand.',
    'confirmed-in-part':
      'The audit is over. The outcomes it was held for stand. Not all of the others were confirmed: look at each contest.',
    'confirmed-by-others':
      'The audit is over. It went by an older way to do the sums. We do not vouch for each outcome: look at each contest.',
    overturned: 'The audit is over. A count of every ballot found another outcome.',
    'full-hand-count': 'The audit is over. It did not confirm each outcome, so every ballot is to be counted by hand.',
    unsettled: 'The audit is over. Every ballot was counted, and an outcome is still open.',
  },
  why: {
    title: 'What is checked, and why',
    says: 'Machines count fast. But a machine can be set up wrong, and no one may notice. The paper shows what voters marked. So people look at the paper before the result is final.',
    kinds: {
      'ballot-polling':
        'Ballots are drawn by chance, and people read each one. If the reported winner is right, most of these ballots will show it too.',
      'batch-comparison':
        'Batches of ballots are drawn by chance, and people count them by hand. Each count is held against what the machine reported for the same batch.',
      'ballot-comparison':
        'Ballots are drawn by chance, and people read each one. What they see is held against what the machine noted for the same ballot.',
      hybrid:
        'Ballots are drawn by chance, and people read each one. Where the machine kept a note of each ballot, the two are held side by side. The other ballots speak for themselves.',
      'full-hand-tally': 'People count every ballot by hand. Nothing is drawn, and nothing is left to chance.',
    },
    limit:
      'The risk limit is {{limit}}. It is a promise: if a reported winner were wrong, the chance that the audit would still confirm it is at most {{limit}}.',
    limitOfOthers:
      'The risk limit is {{limit}}. This audit does its sums the way an older system did. Where our way of today gives another number, both are shown.',
    noLimit: 'Since every ballot is counted, no risk limit is needed.',
    noLimitYet: 'The risk limit is not set yet.',
  },
  steps: {
    title: 'Where we are',
    before: 'Before',
    during: 'During',
    after: 'After',
    states: { done: 'Done', now: 'Now', next: 'Next', later: 'Not yet' },
    on: '{{state}}, {{day}}',
    plan: { title: 'The plan', says: 'We say what is checked, and list all the paper we hold.' },
    locked: {
      title: 'The plan is locked',
      says: 'Plan and lists get one fingerprint. If someone changed them later, it would show.',
    },
    dice: {
      title: 'The dice are rolled',
      ballots: 'In public, so no one can pick the ballots. Each draw follows from the digits.',
      batches: 'In public, so no one can pick the batches. Each draw follows from the digits.',
    },
    round: {
      title: 'Round {{round}}',
      ballots: 'People read each drawn ballot and write down what they see.',
      batches: 'People count each drawn batch by hand.',
      everything: 'People count every batch by hand.',
      places_one: 'Done: {{done, number}} of {{count, number}} jurisdiction.',
      places_other: 'Done: {{done, number}} of {{count, number}} jurisdictions.',
      open: 'What was found is shown when the round is closed.',
    },
    result: { title: 'The result', says: 'We say what was found, and what it means.' },
  },
  contests: {
    title: 'The contests',
    none: 'No contest has been named yet.',
    mayChange: 'The plan is not locked yet, so this may still change.',
    targeted: 'Chosen for this audit: we go on until the risk limit is met, or every ballot is counted.',
    chosen: 'Why this one: “{{criterion}}”. Chosen by {{by}}.',
    opportunistic: 'Looked at on the ballots that were drawn for other contests.',
    everything: 'Every ballot of this contest is counted.',
    winners_one: 'One choice wins.',
    winners_other: '{{count, number}} choices win.',
    margin: 'The margin is {{votes, number}} votes. That is {{percent}} of {{ballots, number}} ballots.',
    ranked: 'Voters ranked the choices. The votes shown are first choices.',
    rankedWinner: 'Reported winner: {{winner}}.',
    outByLot: 'Choices were level in the count, and a lot was drawn. Out by lot: {{names}}.',
    reported: 'Reported votes',
    choice: 'Choice',
    pending: 'not fixed yet',
    notMeasuredYet: 'Not yet measured: no round is closed.',
    notInRoundYet: 'Not yet measured in a closed round.',
    outcomes: {
      'nothing-to-confirm': 'There was nothing to confirm: no choice could lose.',
      confirmed: 'Confirmed: the reported outcome stands.',
      'measured-not-confirmed':
        'Not confirmed so far. This does not say that the result is wrong: what was seen is not enough.',
      'not-measured': 'Not measured: nothing that was seen says enough about this contest.',
      'hand-tally-open':
        'Every ballot was counted, and the outcome is still open. A tie can leave it so. So can cards that no one could find, or one choice that stands for several people.',
      'hand-tally-confirmed': 'Every ballot was counted by hand: the reported outcome stands.',
      'hand-tally-overturned': 'Every ballot was counted by hand: the outcome is not as reported.',
    },
    risk: 'If the outcome were wrong, the chance of a sample that looks this good would be at most {{risk}}.',
    newerMet: 'By our way of today the measured risk is {{risk}}, within the limit.',
    newerNotMet: 'By our way of today the measured risk is {{risk}}, above the limit.',
    notVouched: 'So we do not vouch for this outcome.',
    official: 'Official result by hand count',
    officialSays: 'Where the law makes a full hand count the official result, this is it.',
    counted: 'Counted by hand',
    result: 'Result',
    byHandCount: { won: 'Won', 'not-won': 'Did not win', tied: 'Tied', open: 'Open' },
    drawnFirst_one:
      'To keep this page small, we draw pictures for the first contest only. The tables have all numbers.',
    drawnFirst_other:
      'To keep this page small, we draw pictures for the first {{count, number}} contests only. The tables have all numbers.',
    numbersFirst_one:
      'To keep this page small, it has the numbers of the first contest only. Those of the others are in the report of the audit.',
    numbersFirst_other:
      'To keep this page small, it has the numbers of the first {{count, number}} contests only. Those of the others are in the report of the audit.',
    moreChoices_one: '{{count, number}} more choice is in the report of the audit.',
    moreChoices_other: '{{count, number}} more choices are in the report of the audit.',
    more_one: '{{count, number}} more contest is in the report of the audit.',
    more_other: '{{count, number}} more contests are in the report of the audit.',
  },
  sample: {
    title: 'What was drawn, and where',
    notYet: 'Nothing is drawn yet. First the plan is locked, then the dice are rolled.',
    everything: 'Nothing is drawn: every ballot is counted.',
    more_one: '{{count, number}} more jurisdiction is in the report of the audit.',
    more_other:
      '{{count, number}} more jurisdictions are in the report of the audit. Those with the most work stand here.',
  },
  corrections: {
    title: 'Corrections',
    none: 'No closed round was opened again.',
    again:
      'Round {{round}} was closed on {{closed}}, and opened again on {{opened}}. The reason is in the log of the audit.',
    againUndated: 'Round {{round}} was closed, and opened again. The reason is in the log of the audit.',
    later: 'What it had found is shown when the round is closed again.',
    before: '{{contest}}, before: {{outcome}} Measured risk: {{risk}}.',
    beforeCounted: '{{contest}}, before: {{outcome}}',
    more_one: 'What it had found of {{count, number}} more contest is in the report of the audit.',
    more_other: 'What it had found of {{count, number}} more contests is in the report of the audit.',
  },
  cannot: {
    title: 'What this audit cannot show',
    paper: 'It does not show that all the paper is there and real. Seals, locks and records are there for that.',
    voters: 'It does not show that voters looked at a ballot that a machine had marked for them.',
    outcome: 'It is about who won. It does not show that each number is exact.',
    others: 'Contests that are not named here are not checked by this audit.',
    notMeasured: 'Not measured by it: {{contests}}.',
  },
  check: {
    title: 'Check it yourself',
    watch:
      'You can ask the office where and when you may watch. Bring a pen: write down what is read out, and hold it against this page.',
    rules: 'The rules say about watching:',
    rule: '{{citation}}: {{says}}',
    commitment: 'Fingerprint of plan and lists',
    commitmentSays: 'It was fixed before the dice were rolled. It must be the same on the paper in the room.',
    commitmentBeforeCount: 'It was fixed before the count began. It must be the same on the paper in the room.',
    commitmentNotYet: 'not yet: the plan is not locked',
    seed: 'Digits of the dice',
    seedNotYet: 'not yet rolled',
    head: 'Newest entry of the log',
    headIs: 'number {{number, number}}, fingerprint {{hash}}',
    headSays: 'Any later copy of the log must have this fingerprint at that number.',
    files: 'Lists that were locked',
    kinds: { manifest: 'Ballots', 'candidate-totals': 'Votes in each batch', cvrs: 'Notes of the machine' },
    filesMany:
      'The {{count, number}} lists are named in the log, each with its fingerprint. The fingerprint above covers them all.',
    replay:
      'With the published files, anyone can repeat the audit on a computer. The program is free, and this is the command:',
    replaySays: 'It draws again, adds up again, and says where it finds something else than this page.',
  },
  words: {
    title: 'Words we use',
    margin: 'Margin: how many votes the last winner is ahead of the next choice.',
    limit: 'Risk limit: the largest chance that a wrong outcome is confirmed.',
    risk: 'Measured risk: how likely a sample this good would be if the outcome were wrong. It is not the chance that the result is wrong.',
    round: 'Round: we draw, look and measure. Then comes another round, or the end.',
    fingerprint:
      'Fingerprint: a long number made from a file. If one letter of the file changes, it is another number.',
  },
} as const;
