/** What the page of the result says. */
export const resultWords = {
  result: {
    drawings: 'Drawn',
    title: 'Result',
    lead: 'How likely it is that a wrong outcome would have looked like this.',
    none: 'Nothing has been measured yet',
    noneAdvice: 'When a round is closed, the measured risk of each contest is shown here.',
    round: 'Round {{round}}',
    risk: 'Measured risk: {{contest}}',
    table: 'Measurements of round {{round}}',
    contest: 'Contest',
    kind: 'Kind',
    sampleSize: 'Sample size',
    draws: 'Draws so far',
    distinct: 'Distinct so far',
    discrepancies: 'Discrepancies',
    pValue: 'p-value',
    measured: 'Measured risk',
    outcome: 'Outcome',
    outcomes: {
      'nothing-to-confirm': 'Nothing to confirm',
      confirmed: 'Confirmed',
      'measured-not-confirmed': 'Not confirmed',
      'not-measured': 'Not measured',
      'hand-tally-open': 'Counted by hand, still open',
      'hand-tally-confirmed': 'Confirmed by hand tally',
      'hand-tally-overturned': 'Overturned by hand tally',
    },

    notFoundSays_one:
      '{{contest}}: one draw fell on a ballot that was not found; it counts against every reported winner.',
    notFoundSays_other:
      '{{contest}}: {{count, number}} draws fell on ballots that were not found; each counts against every reported winner.',
    unlistedSays_one:
      '{{contest}}: one draw fell on a card that no manifest lists; it counts against every reported winner.',
    unlistedSays_other:
      '{{contest}}: {{count, number}} draws fell on cards that no manifest lists; each counts against every reported winner.',
    charged:
      '{{contest}}: {{batch}} ({{jurisdiction}}) was mixed with other batches after the draw. Nobody can know which ballots were its own, so it counts as if {{percent}} of the error it could hide were there.',
    corrected: '{{contest}}: the corrected method finds a p-value of {{pValue}}. {{why}}',
    close: {
      title: 'Close round {{round}}',
      says: 'Closing measures the risk from everything that was looked at.',
      lines: {
        frozen: 'Nothing entered in this round can be changed any more.',
        measured: 'The measured risk of every contest goes into the public log.',
        next: 'If a targeted contest has not met its limit, another round is needed.',
      },
      submit: 'Close round {{round}}',
    },
    next: {
      title: 'The audit goes on',
      says_one: 'One targeted contest has not met its risk limit: {{names}}.',
      says_other: '{{count}} targeted contests have not met their risk limit: {{names}}.',
    },
    count: {
      title: 'Reported and counted',
      rule: 'Difference = reported − counted: + means the report has more votes than were counted.',
      choice: 'Choice',
      reported: 'Reported',
      counted: 'Counted by hand',
      difference: 'Difference',
      batches: 'Batches counted',
      differ: 'Batches with another number of ballots than the manifest lists',
    },
    conclude: {
      title: 'Conclude the audit',
      met: 'Every targeted contest has met its risk limit.',
      counted: 'Every ballot was counted, and every reported outcome is what was counted.',
      unsettled:
        'Every batch was counted, and this is still open: {{names}}. A tie is not decided by counting, and ballots that nobody counted may change an outcome. Who decides it is a matter of law.',
      overturned: 'A complete hand tally found another outcome: {{names}}.',
      lines: {
        final: 'The audit ends. These outcomes are confirmed: {{names}}. No further round can be started.',
        others: 'These are not confirmed by this audit: {{names}}. No further round is owed to them.',
        finalOverturned: 'The audit ends with the outcome of the hand tally. No further round can be started.',
        seen: 'Every jurisdiction sees that the audit is concluded.',
        record: 'The log and the report stay available.',
      },
      submit: 'Conclude the audit',
      hand: 'Conclude with a full hand count',
      handSays: 'If every ballot has to be counted by hand instead, the audit can be concluded with that outcome.',
    },
    concluded: {
      confirmed: 'The audit is concluded. Confirmed: {{confirmed}}.',
      confirmedToo: 'Confirmed: {{names}}.',
      confirmedNot: 'Not confirmed by this audit: {{names}}.',
      overturned: 'The audit is concluded. A complete hand tally found another outcome than was reported: {{names}}.',
      unsettled: 'The audit is concluded. Every batch was counted, and this is still open: {{names}}.',
      escalatedTo: 'Every ballot is counted in the audit “{{name}}”',
      'full-hand-count': 'The audit is concluded with a full hand count. Its count decides, not the reported outcome.',
    },
  },
  escalate: {
    title: 'Count every ballot',
    lead: 'A sample did not confirm the outcome. Instead of another round, every ballot can be counted by hand.',
    link: 'Count every ballot instead: see what follows',
    why: 'Why',
    whySays: 'These contests have not met the risk limit of {{limit}}. This goes into the record of both audits.',
    what: 'What follows',
    lines: {
      ends: '“{{name}}” is concluded with a full hand count. No further round can be started, and this cannot be undone.',
      begins_one:
        'A second audit of the same election begins: with its participants and manifests, and the contest above.',
      begins_other:
        'A second audit of the same election begins: with its participants and manifests, and the {{count, number}} contests above.',
      record: 'Each audit names the other in the public log.',
      nobody: 'No jurisdiction counts anything yet: you look through the plan, commit to it, and begin the count.',
    },
    name: 'Name of the new audit',
    nameOf: '{{name}}, every ballot',
    nameMissing: 'Give the new audit a name.',
    submit: 'End this audit and prepare the hand tally',
    keep: 'Back to the result',
  },
} as const;
