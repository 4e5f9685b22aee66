/** The steps of the procedures that a new office begins with, by topic and stage: what to do, what is counted, and what if it goes wrong. */
export const starterSteps = {
  organization: {
    L3: {
      does: 'Keep one style to a shelf. Put the name of the style on the shelf and on each carton. Draw a map of the shelves and hang it inside the store.',
      count: 'Cartons and packs on each shelf.',
      ifNot: 'If a carton has no label, open it with a second person, count it, and label it before it is put back.',
    },
    L4: {
      does: 'Pack what a site gets in one place, with a list on top. Label each pack inside and outside. Pack for one site at a time.',
      count: 'Packs for each site, by style.',
      ifNot: 'If a pack lies with the wrong site, both lists are made again and signed again.',
    },
    L10: {
      does: 'Keep envelopes by the day and the place they came from. Give each tray or bag its name when it arrives, and keep that name until the batch is stored.',
      count: 'Envelopes in each tray or bag.',
      ifNot: 'If two trays were mixed, say so on both forms, count them as one, and give that one a new name.',
    },
    L12: {
      does: 'Make small batches, and sort before you open: one style or one precinct to a batch where you can. Each batch gets a cover sheet in the color of its kind. The sheet stays on top of the batch.',
      count: 'Envelopes for each batch, before it is opened.',
      ifNot:
        'If a batch has no cover sheet, nobody works on it until two people have counted it and written a new one.',
    },
    L13: {
      does: 'Put the ballots that a scanner cannot read in a group of their own. Give the old ballot and the new one the same number. Keep the old ones in their own container.',
      count: 'Old ballots and new ballots, pair by pair.',
      ifNot: 'If a number has no partner, stop, and look for it before the next ballot is made.',
    },
    L14: {
      does: 'Scan one batch at a time on one tabulator. Write down the number that the tabulator gave it. Keep the cards in the order in which they were scanned where an audit needs it.',
      count: 'Cards in the batch, and the number of the batch on the tabulator.',
      ifNot:
        'If two batches were scanned as one, split them by the cover sheets, count each by hand, and scan both again.',
    },
    L15: {
      does: 'In a precinct, keep the cards of each tabulator as a batch. In early voting, make a batch for each tabulator and each date. Bundle each one, and put a label inside and outside.',
      count: 'Cards in each bundle.',
      ifNot: 'If the cards of two tabulators fell together, count them as one batch and say so on the form.',
    },
    L17: {
      does: 'Give every batch a name that no other batch has. Keep it at the size that your rules allow. Write on each container which batches it holds, on the inside and on the outside.',
      count: 'Batches, and cards in each.',
      ifNot: 'If a name is used twice, rename one batch, print its labels again, and destroy the old labels.',
    },
    L18: {
      does: 'Give each container a place on the shelf map. A batch lies in one container only. Each time something is added, make a new list of what is inside, and seal the container again.',
      count: 'Containers on each shelf, and the batches in each.',
      ifNot: 'If a container is not in its place, two people look for it at once, and an incident is opened.',
    },
    L19: {
      does: 'Sort the list of what was drawn by shelf. Bring all batches of one container to one board. Put a sheet in the place of each ballot that is taken out.',
      count: 'Containers on the list, out and home.',
      ifNot:
        'If a batch is not where the list says, stop, and look it up in the record before another container is opened.',
    },
    L20: {
      does: 'Keep the shelf map true. Whoever moves a container writes the new place down before leaving the store.',
      count: 'Containers in each place of the map.',
      ifNot: 'If the map and the shelf differ, write down both, and find out who moved the container last.',
    },
  },
  accounting: {
    L1: {
      does: 'Order each style by its voters and by what was used last time. Somebody else looks at the order before it goes out. Keep the statement of the printer with the form.',
      count: 'Cards ordered, of each style.',
      ifNot: 'If the printer cannot say what was printed and thrown away, ask again in writing, and tell the director.',
    },
    L2: {
      does: 'Two people receive each delivery. Neither of them approved the order. Count cartons and packs, and count some packs card by card.',
      count: 'Cartons, packs, the number on the packs, and cards in the packs you opened.',
      ifNot: 'If a pack has more or less than it says, write down what you counted, and count more packs of that lot.',
    },
    L3: {
      does: 'Keep a list of each style: what came in, what went out, what is left. Compare it with the shelf at the end of each working day. Take test ballots from the list too.',
      count: 'Cards on hand, of each style.',
      ifNot: 'If the list and the shelf differ, count again with another pair before anything goes out.',
    },
    L4: {
      does: 'Write down what each site gets, by style and pack. Those who give and those who receive both count, and both sign.',
      count: 'Packs, cards and seals, given and received.',
      ifNot: 'If the two counts differ, write down both. Do not change one to fit the other.',
    },
    L5: {
      does: 'Two people count each pack when it is opened. They write their initials beside the number.',
      count: 'Cards in the pack, and how many more or less than it says.',
      ifNot: 'If a pack is short, work with what you counted. The form has a line for it.',
    },
    L6: {
      does: 'Each voter who checks in gets one ballot. Where ballots are printed on demand, write down the counter of the printer at both ends of the day.',
      count: 'Voters who checked in, and ballots given out or printed.',
      ifNot: 'If a voter gets a second ballot, the first one goes to the spoiled ballots, and both are written down.',
    },
    L7: {
      does: 'Write a line for each ballot that is not cast, with the reason. Put it in the envelope for spoiled ballots, and seal that envelope at the end of the day. Never write the name of a voter.',
      count: 'Spoiled, voided and surrendered ballots, by reason.',
      ifNot: 'If a line has no ballot, or a ballot no line, say so on the form and tell the site lead.',
    },
    L8: {
      does: 'Write down each day how many ballots were mailed, and how many were mailed again. Keep the statement of the post with the form.',
      count: 'Ballots mailed, mailed again, spoiled while packing, and blanks left.',
      ifNot: 'If the statement of the post differs, ask the mail house for its list of that day.',
    },
    L9: {
      does: 'Open nothing. Count what the post brings back, and lock it up apart from the ballots that voters sent.',
      count: 'Ballots that came back undelivered.',
      ifNot: 'If a ballot from a voter lies among them, two people move it, and both counts are written anew.',
    },
    L10: {
      does: 'Count the envelopes of each bag, tray or box when they come in. The people who receive count without seeing the number of those who brought them.',
      count: 'Envelopes for each bag, tray and box.',
      ifNot: 'If the two counts differ, count again with another pair, and keep the bag apart until it is explained.',
    },
    L11: {
      does: 'Write down what became of each envelope: accepted, rejected and why, or waiting for the voter to cure it.',
      count: 'Envelopes accepted, rejected for each reason, and waiting.',
      ifNot: 'If they do not add up to what came in, look in the trays that wait, and then at the day before.',
    },
    L12: {
      does: 'One pair opens the envelopes of a batch. Look through each one before it is put away. Write down the empty ones and those with two ballots.',
      count: 'Envelopes opened, empty ones, extra ballots, and ballots that came out.',
      ifNot: 'If the ballots do not agree, look for one still in its envelope, and then recount with another pair.',
    },
    L13: {
      does: 'Two people make the new ballot, and another pair compares it with the old one. Write both numbers in the log.',
      count: 'Ballots put aside, new ballots, and new ballots that were spoiled.',
      ifNot: 'If there are more new ballots than old ones, none goes to the scanner until the pair is found.',
    },
    L14: {
      does: 'Count the cards by hand before you scan. Scan the batch, and write down what the tabulator counted. Do not look at its number before you have written yours.',
      count: 'Cards by hand, cards by the tabulator, and cards it would not take.',
      ifNot:
        'If the two differ, count by hand again, then delete the batch and scan it once more. Write down that you did.',
    },
    L15: {
      does: 'When the polls close, write down each counter. Empty the emergency bin. Count what is unused, spoiled and provisional, and seal each of them.',
      count: 'Voters, cards of each tabulator, provisional, spoiled and unused.',
      ifNot: 'If the form does not add up, recount the smallest pile first. Nobody leaves before it is written down.',
    },
    L16: {
      does: 'Write down how many containers leave, and how many arrive. The people who receive count first and look at the list after.',
      count: 'Containers sent and received.',
      ifNot: 'If one is missing, the team stays. The director is called at once.',
    },
    L17: {
      does: 'Two people count each batch by hand. Their count, and not that of the tabulator, goes on the tracking sheet. The list for an audit is made from this sheet.',
      count: 'Cards in each batch.',
      ifNot: 'If the count differs from the tabulator, show both. The batch waits until we know why.',
    },
    L18: {
      does: 'Add up the batches of each container, and write the sum on its certificate. Do it again each time a batch goes in or out.',
      count: 'Cards in each container, and containers in the store.',
      ifNot: 'If the sum differs, the container is not stored. Open it with two people and count its batches.',
    },
    L19: {
      does: 'Write down what goes out to each board and what comes back. Count the cards of each batch that was opened.',
      count: 'Containers and cards, out and back.',
      ifNot:
        'If fewer cards come back, the board stays at its table, and the table is searched with an observer there.',
    },
    L20: {
      does: 'Twice a year two people list everything in the store. They do not carry the old list with them.',
      count: 'Containers seen.',
      ifNot: 'If one is missing or one is there that should not be, open an incident on the same day.',
    },
    L21: {
      does: 'Look at the day from which it is allowed, and at every hold. Compare the last list of the store with what goes out.',
      count: 'Containers destroyed or handed over.',
      ifNot: 'If anything is on hold, stop. Ask counsel, and write down the answer.',
    },
  },
  reconciliation: {
    L2: {
      does: 'Compare what came with what was ordered, for each style.',
      count: 'Cards received, less cards ordered, with extras and shorts.',
      ifNot: 'If they differ, write to the printer, and use the number that was counted.',
    },
    L5: {
      does: 'Add what each pack had too much or too little to what was delivered. The sum is what the site has to account for.',
      count: 'Cards delivered by the number on the packs, and by your count.',
      ifNot: 'If nobody counted a pack, the form says so. It is never taken for full.',
    },
    L6: {
      does: 'Compare the voters in the poll book with the ballots given out. Do it at each break, so that you find a slip early.',
      count: 'Voters who checked in, and ballots given out.',
      ifNot: 'If they differ, look for a voter who was checked in twice, or who left with no ballot.',
    },
    L8: {
      does: 'Compare what was mailed with what came back, what is undelivered, what was given up, and what is still out.',
      count: 'Ballots mailed, and each way they can go.',
      ifNot: 'If they do not add up, ask the voter system for its list of that day and compare the two.',
    },
    L10: {
      does: 'Add up the bags, trays and boxes. The sum is what came back in all. Compare each bag with its count at the box.',
      count: 'Envelopes at the box, at the office, and in all.',
      ifNot: 'If a bag differs, do not spread the difference over others. It stays with that bag.',
    },
    L11: {
      does: 'Compare the envelopes that came back with those accepted, rejected and waiting. At the canvass none may wait.',
      count: 'Envelopes in, and what became of them.',
      ifNot: 'If some still wait, the canvass is told how many, and why.',
    },
    L12: {
      does: 'Compare the envelopes of a batch, less empty ones and plus extra ballots, with the ballots that came out.',
      count: 'Envelopes, and ballots out of them.',
      ifNot: 'If they differ, each empty envelope is kept and shown. Two people put their initials on it.',
    },
    L13: {
      does: 'Compare the old ballots with the new ones, number by number. No old one may be tabulated.',
      count: 'Pairs, and ballots without a pair.',
      ifNot: 'If both were tabulated, the count must be put right where it was made. A note is not enough.',
    },
    L14: {
      does: 'Compare the count by hand with the tabulator, batch by batch. Add up the batches and compare the sum with the tabulator and with its records.',
      count: 'Cards by hand, by the tabulator and in the records.',
      ifNot: 'If a batch was scanned twice or left out, delete or scan it, and read the results in again.',
    },
    L15: {
      does: 'Work down the form. First the stock: all cards add up to what was delivered. Then the voters: cards tabulated, and those left in the bin, less the voters who checked in.',
      count: 'The difference of the stock, and of the voters.',
      ifNot:
        'If it is not zero, add again, recount the smaller pile with another pair, and look in the bin, the envelopes and under the scanner. Then write down what you can show.',
    },
    L17: {
      does: 'Compare the batches of each site with its form, and all batches with the count of the county. Only a batch that agrees, or is explained, goes on the list for an audit.',
      count: 'Cards on the list, and ballots reported.',
      ifNot: 'If a batch does not agree, it is not listed. The director decides who looks into it, and by when.',
    },
    L18: {
      does: 'Compare ballots, voters and votes for the whole county. In each contest, votes and blanks must add up to the ballots that have it.',
      count: 'Ballots, voters, votes, and all differences without regard to their sign.',
      ifNot:
        'If a difference stays, the board that certifies hears of it in public. It stays on the record as unexplained.',
    },
    L19: {
      does: 'Compare what the boards counted with the list that was made before. If a form is changed later, make the list anew.',
      count: 'Cards that the boards found, and cards on the list.',
      ifNot: 'If a batch differs, open an incident and count the batch with another pair.',
    },
  },
  custody: {
    L2: {
      does: 'Two people look at the seals of the cartons before they sign. They go with the delivery until the store is locked.',
      count: 'Cartons, and seals that are whole.',
      ifNot: 'If a carton is open or wet, take a picture of it, count it at once, and keep it apart.',
    },
    L4: {
      does: 'Give each site its seals by number, to a person by name. Both sides sign with the hour and the minute.',
      count: 'Packs, and the first and last number of the seals.',
      ifNot: 'If a seal is missing, it is void. Nobody may use it later.',
    },
    L10: {
      does: 'Two people empty each box. Read its seal, take a picture, empty it, look into it, and seal it again. Go straight to the office.',
      count: 'Boxes emptied, bags, and minutes on the way.',
      ifNot: 'If the seal is wrong or broken, go on, but keep that bag apart. Call the security officer from the box.',
    },
    L15: {
      does: 'Two people seal each container when the polls close. Read each number aloud. In early voting, check in the morning that the seals are those of the night before.',
      count: 'Seals put on, taken off and thrown away.',
      ifNot: 'If a number differs from last night, do not open it. A second person reads it, and you call the office.',
    },
    L16: {
      does: 'Two people carry the containers and never leave them alone. Those who receive read the seals before they see the list. All four sign.',
      count: 'Containers and seals, and the times of leaving and arriving.',
      ifNot:
        'If the way took too long, or a seal differs, the container is held apart until the reason is written down.',
    },
    L17: {
      does: 'Seal the container each time a batch was added. Write down which seal came off and which went on. Keep the old seal in an envelope.',
      count: 'Seals off and seals on, by container.',
      ifNot: 'If an old seal is lost, write that down the same hour. The number is never used again.',
    },
    L18: {
      does: 'Only people on the list go into the store, two at a time. They write down when they came, why, and when they left. Lock it, and set the alarm.',
      count: 'People in and out, and seals looked at.',
      ifNot:
        'If somebody went in alone or is not on the list, open an incident, and compare the log with the lock and the camera.',
    },
    L19: {
      does: 'Two people at the station give out containers. A runner carries each to its board. Read the seals when it leaves, and put on new seals when it is back.',
      count: 'Containers out, containers home, and their seals.',
      ifNot: 'If a seal does not agree, the container does not go out. At night the list of what is out must be empty.',
    },
    L20: {
      does: 'Keep the ballots locked for as long as the law says: 22 months after a vote for a federal office, and longer where your state asks for it. Change the codes of the doors each year.',
      count: 'Containers there, and seals that are whole.',
      ifNot: 'If a seal is broken, do not replace it. Call the security officer and open an incident.',
    },
    L21: {
      does: 'Two people go with the ballots until they are destroyed or handed over. The receipt stays with the form.',
      count: 'Containers out, and the receipt for each.',
      ifNot: 'If a court or an archive asks for them, hand them over against a receipt and keep a copy of the list.',
    },
  },
} as const;
