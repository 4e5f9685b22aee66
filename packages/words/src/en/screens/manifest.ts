import { cardOrders } from '../card-orders.ts';
import { manifestStatements } from '../manifest-statements.ts';

/** What is asked and shown of a manifest beside the file: where its numbers come from. */
export const manifest = {
  ...manifestStatements,
  title: 'Where these numbers come from',
  intro:
    'An audit is worth as much as its manifest. Say how the numbers were checked, and whether any ballots are still to come. It stands in the public record with the file.',
  waysAsk: 'How were the numbers of ballots checked?',
  waysSay: {
    'hand-count': 'People counted the ballots of each batch.',
    'counter-against-voters':
      'The number of a counter was held against the number of voters who signed in or sent a ballot.',
    'tabulator-alone':
      'Only the tabulator says so. If it lost ballots, nobody would see it. The administrator has to confirm this.',
  },
  by: 'Who checked them?',
  byHint: 'A role or a name of your office, such as “canvass board”. It can be read by everybody who reads the record.',
  on: 'On which day?',
  onHint: 'The last day on which somebody checked them.',
  ballots: 'Which ballots does the manifest list?',
  ballotsSay:
    'Answer for each kind. Ballots that are not counted yet are held against every reported winner until they are.',
  choose: 'Choose',
  chooseIncluded: 'Included in the manifest',
  chooseNone: 'There are none',
  chooseWaiting: 'Not yet counted',
  waiting: '{{kind}}: ballot cards still to be counted',
  waitingHint: 'At most so many.',
  save: 'Save where they come from',
  change: 'Change this',
  cancel: 'Keep what is saved',
  replaced: {
    title: 'The manifest was replaced while you typed',
    says: 'What you typed is still here. It was about the file before. Look at the file that is in use now.',
    anew: 'Start again',
    holds: 'It holds for the new file too',
  },
  saved: 'Saved. It is sealed together with the file.',
  nothing: 'Nobody has said where the numbers of this manifest come from.',
  newFile: 'A new manifest needs a new answer.',
  problems: {
    verified: 'Choose how the numbers were checked.',
    by: 'Enter who checked them.',
    on: 'Enter the day on which they were checked.',
    onLater: 'That day has not come yet. Enter the day on which they were checked.',
    kind: '{{kind}}: choose whether the manifest lists them.',
    cards: '{{kind}}: enter how many are still to be counted, as a whole number above 0.',
  },
  facts: { verified: 'Checked', by: 'By', on: 'On' },
  order: {
    ...cardOrders,
    title: 'How the cards lie',
    intro:
      'Each card that is drawn is compared with its own record, so that people have to find exactly that card. Say how the cards of a batch lie. What you say is printed on the retrieval list and shown to the boards.',
    scanOrderAsk: 'Are the cards kept in the order in which they were scanned?',
    scanOrders: { yes: 'Yes', no: 'No', unknown: 'We do not know' },
    imprintAsk: 'Did the tabulator print an imprint on each card?',
    imprints: { yes: 'Yes', no: 'No' },
    firstAsk: 'Which card is ballot 1?',
    choose: 'Choose',
    unmatched:
      'Without scan order and without an imprint no card of these batches can be matched with its record. In a hybrid audit mark them N in the column CVR of the manifest. Otherwise the administrator has to confirm it.',
    otherwise: 'Batches that are kept otherwise',
    otherwiseSays: 'Only where a batch differs from what you said above.',
    add: 'Add a batch',
    batch: 'Batch',
    tabulator: 'Tabulator',
    ofBatch: 'Batch {{number}}',
    removeBatch: 'Remove batch {{number}}',
    remove: 'Remove',
    save: 'Save how the cards lie',
    nothing: 'Nobody has said how the cards lie.',
    facts: { all: 'All batches', named: '{{batch}}' },
    problems: {
      scanOrder: '{{of}}: choose whether the cards are in scan order.',
      imprinted: '{{of}}: choose whether there is an imprint.',
      first: '{{of}}: choose which card is ballot 1.',
      batch: '{{of}}: enter the name of the batch.',
    },
    unstated_one: 'One jurisdiction has not said how its cards lie: {{names}}.',
    unstated_other: '{{count, number}} jurisdictions have not said how their cards lie: {{names}}.',
    unstatedSays: 'Without it nobody knows from which end to count, and a wrong card makes a difference that is none.',
    these: '{{jurisdiction}}: {{batches}}',
    allBut: '{{jurisdiction}}, all but {{batches}}',
    confirm:
      'No card can be matched with its record where cards neither lie in scan order nor carry an imprint: {{places}}. In a hybrid audit mark such batches N in the column CVR. If you go on, wrong cards make differences that have to be looked into; they never help a wrong outcome.',
  },
  commit: {
    table: 'Where the numbers of the manifests come from',
    jurisdiction: 'Jurisdiction',
    unstated_one: 'One jurisdiction has not said where the numbers of its manifest come from: {{names}}.',
    unstated_other:
      '{{count, number}} jurisdictions have not said where the numbers of their manifests come from: {{names}}.',
    unstatedMore: '{{names}} and {{count, number}} more',
    unstatedSays:
      'You can go on. The record will show that nobody said it, and whether ballots are still to be counted there is not known.',
    alone:
      'Nothing but the tabulator says how many ballot cards there are in {{jurisdictions}}. If it lost cards, this audit could not see it.',
    waiting: 'Ballot cards that are not counted yet, and are in no manifest: {{jurisdictions}}.',
    waitingOf: '{{name}} ({{cards}})',
  },
} as const;
