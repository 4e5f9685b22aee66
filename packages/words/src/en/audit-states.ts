/** How far an audit is, what its plan lacks, and what is to be confirmed of it. */
export const auditStates = {
  /** The end of a sentence that begins “The audit is”. */
  phases: {
    'not-begun': 'not created yet',
    planning: 'being planned',
    committed: 'committed and waits for its seed',
    seeded: 'ready for its first round',
    'round-open': 'in a round',
    'round-closed': 'between rounds',
    concluded: 'concluded',
  },
  /** Parts of the sentence about what has to be done before the inputs are committed. */
  missing: {
    participants: 'upload the participants file',
    contests: 'define at least one targeted contest',
    settings: 'fill in the settings',
    manifest: '{{jurisdiction}} has no ballot manifest',
    'candidate-totals': '{{jurisdiction}} has no candidate totals',
    'total-ballots': 'enter how many cards were cast in the jurisdictions of {{contest}}',
    'write-ins-without-choice':
      'choose another choice under which the write-ins of {{contest}} were reported: it has no “{{choice}}”',
    'write-ins-won':
      'name each qualified write-in of {{contest}} as a choice with its votes: “{{choice}}” was elected and has to be one person',
    'write-in-is-choice':
      'take “{{choice}}” off the qualified write-ins of {{contest}}: a choice has that name already',
    'reason-above-statute':
      'give the reason why the risk limit is {{riskLimitPercent, number}} %, above the {{statutoryPercent, number}} % set by law or rule',
    'round-sizes': 'plan how many cards each round draws for {{contest}}',
    'cards-for-both':
      'enter the ballots of {{contest}} at audit boards, or measure by BRAVO: its cards hold several votes, and totals do not tell which cards hold votes for two choices',
    'round-size-above-cards':
      'a round of {{size, number}} draws is planned for {{contest}}, and the manifests list {{cards, number}} cards',
    'totals-above-reported':
      'in {{contest}}, the batches hold {{inBatches, number}} votes for {{choice}}, more than the {{reported, number}} reported',
    cvrs: '{{jurisdiction}} has no cast vote records',
    'contest-not-standardized': 'the list of standardized contests does not have {{contest}}',
    'contest-standardized-elsewhere':
      'the list of standardized contests has {{contest}} in other jurisdictions; they differ in: {{jurisdictions}}',
    'choices-not-standardized':
      'the list of standardized contests has other choices for {{contest}}; they differ in: {{choices}}',
    'contest-not-in-cvrs':
      'the cast vote records of {{jurisdiction}} have no contest called {{contest}}: say what they call it, or take the jurisdiction out of the contest',
    'contest-ranked':
      'in the cast vote records of {{jurisdiction}}, voters ranked the choices of {{contest}}: say that it is counted by instant runoff, or take it out',
    'contest-without-ranks':
      'the cast vote records of {{jurisdiction}} have no ranks for {{contest}}, which is counted by instant runoff: bring records that have them, or take it out',
    'ranks-unknown':
      'bring the cast vote records of every card of {{contest}}: what a sample has to show follows from all its rankings',
    'assertions-not-found': 'work out what a sample has to show of {{contest}}',
    'ranked-choices-too-many':
      '{{contest}} has {{choices, number}} choices, and at most {{most, number}} ranked ones can be audited',
    'winner-not-shown':
      'no sample can show who won {{contest}}: it is too close. By the cast vote records it may be {{mayWin}}. Count all its ballots by hand',
    'write-ins-not-last':
      'no sample can show who won {{contest}}: “{{choice}}” stands for several people, and somebody on the ballot has no more first choices than they have votes. Count all its ballots by hand',
    'choices-not-matched':
      'in {{contest}}, the cast vote records of {{jurisdiction}} have choices that the contest has not: {{choices}}. Say which of its choices they are: {{expected}}',
    'choices-unknown':
      'enter the choices of {{contest}} and their votes: only the cast vote records of drawn cards are there, and they add up to nothing',
    'votes-allowed-unknown': 'enter how many votes {{contest}} allows: the cast vote records do not say',
    'votes-allowed-differ':
      'the cast vote records of {{jurisdiction}} allow {{inCvrs, number}} votes in {{contest}}, and elsewhere it is {{elsewhere, number}}',
    'choices-too-few':
      '{{contest}} has {{choices, number}} choices in the cast vote records, and {{winners, number}} of them win: take the contest out, or correct the winners',
    'totals-differ-from-cvrs':
      'in {{contest}}, the cast vote records add up to {{inCvrs, number}} votes for {{choice}}, and {{reported, number}} were entered: correct one of them',
    'cards-bearing-too-few':
      'the votes of {{contest}} need at least {{needed, number}} cards, and {{cardsBearing, number}} were said to bear it',
    'card-styles-unknown':
      'only the cast vote records of drawn cards of {{jurisdiction}} are there, so nobody knows which cards bear a contest: draw from every listed card',
    'manifest-without-strata':
      'the manifest of {{jurisdiction}} does not say which batches have cast vote records: upload one with the column CVR',
    'cvrs-of-drawn-cards':
      'only the cast vote records of drawn cards of {{jurisdiction}} are there, so nobody knows what the others add up to: upload all of them',
    'cvrs-without-card':
      'the cast vote records of {{jurisdiction}} have {{cards, number}} more cards than the manifest lists in their batches: correct the manifest',
    'cvrs-above-totals':
      'in {{contest}}, the cast vote records alone have {{inCvrs, number}} votes for {{choice}}, and {{reported, number}} were reported in all: correct one of them',
    'cards-without-cvr-too-few':
      'the votes of {{contest}} that are in no cast vote record need at least {{needed, number}} cards, and there are {{cards, number}} without one: correct the votes, the manifests or the cards cast',
    'selection-over-several':
      '{{contest}} is in several jurisdictions, whose cards have no numbers in common: draw by tickets',
    'selection-leaves-out':
      'in {{jurisdiction}}, numbers up to {{cards, number}} never reach all of the {{listed, number}} cards in the manifest',
    'selection-misses-unlisted':
      'in {{jurisdiction}}, numbers up to {{cards, number}} never stand for the cards of {{contest}} that are in no manifest: say that they run up to {{needed, number}}, or draw by tickets',
  },
  findings: {
    'listed-below-contest':
      '{{contest}}: the contest is on {{bearing, number}} cards, and the manifests list {{listed, number}}. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-cast':
      '{{contest}}: {{cast, number}} cards were cast, and the manifests list {{listed, number}}. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-expected':
      '{{contest}}: in some jurisdiction the manifest lists fewer cards than were expected or are known to have been cast. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-both':
      '{{contest}}: {{cast, number}} cards were cast, and the manifests list {{listed, number}}; in some jurisdiction the manifest lists fewer than were expected there. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-above-cast': '{{contest}}: the manifests list {{listed, number}} cards, and {{cast, number}} were cast.',
    'contest-on-part':
      '{{contest}}: {{bearing, number}} of the {{listed, number}} cards in the manifests bear the contest, so more have to be drawn.',
    'cards-not-matched':
      'Cards that are not known to lie in scan order and carry no imprint cannot be matched with their records: {{places}}. Mark such batches N in the column CVR of the manifest of a hybrid audit, or confirm it.',
    unmatchedThese: '{{jurisdiction}}: {{batches}}',
    unmatchedAllBut: '{{jurisdiction}}, all but {{batches}}',
    'tabulator-alone':
      'Nothing but the tabulator says how many cards there are in {{jurisdictions}}: if it lost cards, nobody would see it.',
    'not-yet-counted':
      'Cards that are not counted yet, and are in no manifest: {{jurisdictions}}. They are held against every reported winner.',
    'limit-above-statute':
      'The risk limit is {{riskLimitPercent, number}} %, above the {{statutoryPercent, number}} % set by law or rule. Reason given: {{reason}}',
    waiting: '{{jurisdiction}} ({{cards, number}})',
  },
  andMore: '{{names}} and {{count, number}} more',
} as const;
