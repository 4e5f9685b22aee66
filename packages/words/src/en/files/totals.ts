/** What is said about candidate totals by batch, and about files that contradict the set-up of the audit. */
export const totals = {
  theFileHasVotesIn:
    'The file has votes in “{{name}}”, which by the set-up of the audit this jurisdiction does not vote on.',
  ifItDoesAnAudit:
    'If it does, an audit administrator has to add the jurisdiction to the contest. If it does not, check that this is the right file.',
  byTheSetUpOf:
    'By the set-up of the audit this jurisdiction votes on none of its contests, so there are no totals to send.',
  ifItVotesOnOne: 'If it votes on one, an audit administrator has to add the jurisdiction to that contest.',
  batchWasTakenForOf: 'Batch “{{here}}” was taken for “{{there}}” of the manifest: they differ only in spaces.',
  confirmThatTheyAreThe: 'Confirm that they are the same batch.',
  batchesDifferFromTheManifest:
    'Batches differ from the manifest. Not in manifest: {{extra}}. Missing here: {{missing}}.',
  nameEveryBatchAsIn:
    'Name every batch as in the manifest, and list each once. The complete lists are in the download of these issues.',
  batchVotesButBallotsAllow:
    'Batch “{{batch}}”, {{name}}: {{votes}} votes, but {{ballots}} ballots × {{votesAllowed}} allow at most {{most}}.',
  checkTheVotesOfThis: 'Check the votes of this batch and its number of ballots in the manifest.',
  batchVotesButBallotsHold:
    'Batch “{{batch}}”, {{header}}: {{votes}} votes, but {{ballots}} ballots hold at most {{ballots}} for one choice.',
  theNewFileDrops: 'The new file drops {{removed}}; {{consequence}}.',
  confirmIfThatIsMeant: 'Confirm if that is meant; otherwise put them back into the file.',
  confirmIfThatIsMeantTo: 'Confirm if that is meant. {{renamed}}: to keep what was uploaded, spell the name as before.',
  correctTheOneThatIs: 'Correct the one that is wrong. Votes that no batch holds make the sample larger.',
  theBatchesAddUpTo: '{{contest}}, {{name}}: the batches add up to {{inBatches}}, the set-up says {{typed}}.',
} as const;
