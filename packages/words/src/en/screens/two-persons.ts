/** Acts that take two administrators: the setting, the proposal of the first, the answer of the second. */
export const twoPersons = {
  title: 'Two people',
  on: 'Commitment, seed, lots and conclusion take two administrators: one proposes, another signs in and confirms.',
  off: 'One administrator commits, sets the seed, states lots and concludes alone.',
  onSays:
    'So nobody alone can seal other files, enter another seed or end the audit. The second person signs in with their own address and their own second factor.',
  offSays:
    'Whoever has the sign-in of one administrator can then do all of it alone. The log shows everybody that one person was enough, and who chose that.',
  alone: 'You are the only administrator of this office',
  aloneSays:
    'Nobody else could confirm, so the audit would stand still at the commitment. Ask whoever runs the server to add a second administrator. Or switch this off before you commit: the log then says that you did.',
  switchOff: 'Switch it off',
  switchOn: 'Take two people',
  locked: 'This cannot be changed while the inputs are committed.',
  proposes:
    'This proposes it. Nothing happens until another administrator has confirmed; you can withdraw the proposal until then.',
  createLabel: 'Two administrators for commitment, seed and conclusion',
  createSays:
    'One proposes, another signs in and confirms. Leave it off only if the office has one administrator. It can be changed until the inputs are committed, and the log says who did.',
  acts: {
    commit: {
      own: 'You proposed the commitment',
      other: '{{name}} proposes to commit plan and files',
      what: 'This fingerprint of the plan and of all files is to be sealed:',
      how: 'Look at plan and files yourself, and at what is to be confirmed about them. Then compare this fingerprint with the one {{name}} has.',
      confirm: 'Confirm the commitment',
    },
    seed: {
      own: 'You proposed the seed',
      other: '{{name}} has entered the seed',
      what: 'This is to be the seed:',
      how: 'Type the digits yourself, from the dice or from the written record. They are compared with what {{name}} entered, which is not shown here.',
      label: 'Random seed, as you read it',
      hint: 'Every character counts, leading zeros too.',
      missing: 'Type the digits that were rolled.',
      confirm: 'Confirm the seed',
    },
    conclude: {
      own: 'You proposed the conclusion',
      other: '{{name}} proposes to conclude the audit',
      what: 'The audit is to end so:',
      how: 'Read the result above yourself before you confirm.',
      confirm: 'Confirm the conclusion',
    },
    lot: {
      own: 'You proposed who is out by lot',
      other: '{{name}} says who is out by lot',
      what: 'This is to be stated of {{contest}}:',
      how: 'Look at the record of the lot yourself before you confirm. The round is then opened again, and whoever closes it counts on from there.',
      lot: '{{out}} is out by lot. Level were {{names}}, with {{cards, number}} each.',
      why: 'How the lot was drawn: {{reason}}',
      confirm: 'Confirm the lot',
    },
  },
  outcomes: {
    confirmed: 'Every targeted contest has met its risk limit, and their reported outcomes are confirmed.',
    overturned: 'A complete hand tally found another outcome than was reported.',
    unsettled: 'Everything was counted, and the count leaves some outcome open.',
    'full-hand-count': 'All ballots are counted by hand, because the sample did not confirm the outcomes.',
  },
  waits:
    'It waits for another administrator. Ask one to sign in and open this page. Should the plan or a file change before, it has to be proposed again.',
  cannotBeUndone: 'Once it is confirmed, it is done at once, as if one person had done it. The log names both of you.',
  refuse: 'Refuse it',
  refuseSays: 'It is then not done. {{name}} can propose again.',
  reason: 'Why you refuse',
  reasonHint: 'Everybody who may see the log reads it. Do not write the name of a voter.',
  reasonMissing: 'Say in a few words why you refuse.',
  refuseSubmit: 'Refuse the proposal',
  withdraw: 'Withdraw the proposal',
  overtaken: 'What was proposed has been overtaken',
  overtakenSays:
    'After {{name}} proposed it, the plan, a file or this setting was changed. It cannot be confirmed any more. Look at what changed in the log, then propose it again.',
  refusedByOther: '{{name}} refused the proposal',
  refusedByYou: 'You refused the proposal',
  refusedSays: 'The reason: {{reason}}',
  takeBack: 'Take my refusal back',
} as const;
