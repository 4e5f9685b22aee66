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
    'round-sizes': 'plan how many cards each round draws for {{contest}}',
    'cards-for-both':
      'enter the ballots of {{contest}} at audit boards, or measure by BRAVO: its cards hold several votes, and totals do not tell which cards hold votes for two choices',
    'round-size-above-cards':
      'a round of {{size, number}} draws is planned for {{contest}}, and the manifests list {{cards, number}} cards',
    'totals-above-reported':
      'in {{contest}}, the batches hold {{inBatches, number}} votes for {{choice}}, more than the {{reported, number}} reported',
  },
  findings: {
    'listed-below-contest':
      '{{contest}}: the contest is on {{bearing, number}} cards, and the manifests list {{listed, number}}. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-cast':
      '{{contest}}: {{cast, number}} cards were cast, and the manifests list {{listed, number}}. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-expected':
      '{{contest}}: in some jurisdiction the manifest lists fewer cards than were expected. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-below-both':
      '{{contest}}: {{cast, number}} cards were cast, and the manifests list {{listed, number}}; in some jurisdiction the manifest lists fewer than were expected there. {{phantoms, number}} that may bear it are in no manifest.',
    'listed-above-cast': '{{contest}}: the manifests list {{listed, number}} cards, and {{cast, number}} were cast.',
    'contest-on-part':
      '{{contest}}: {{bearing, number}} of the {{listed, number}} cards in the manifests bear the contest, so more have to be drawn.',
  },
  andMore: '{{names}} and {{count, number}} more',
} as const;
