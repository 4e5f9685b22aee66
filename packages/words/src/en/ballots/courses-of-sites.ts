/**
 * Outlines of courses that a new office begins with, for custody, seals, sites and drop boxes: what people can do afterwards, what is taught,
 * six questions with one right answer each, and an exercise with figures of the practice county.
 */
export const coursesOfSites = {
  'BM-101': {
    title: 'Chain of custody',
    goals: {
      a: 'hand on a container so that nobody can doubt who held it',
      b: 'read a seal and write down what you see',
      c: 'say what to do when something is wrong',
    },
    teaches:
      'Custody means that we can say at every moment who holds the ballots. Two people give and two people receive. Those who receive read and count before they see what was written. A time in which nobody can say who held a container is a gap, and a gap is an incident.',
    exercise:
      'Box BOX-ED-02 of precinct P-02 goes to the store. It left at 9:20 pm and came at 9:50 pm. Fill in a transfer form for it with four people of your class. Then change one digit of a seal and do it again.',
    solution:
      'The form has four names and both times. With the changed digit the container is held apart, and nobody corrects the number that was written first.',
    questions: {
      q1: {
        asks: 'Who reads the seal first?',
        right: 'Those who receive, before they see the list',
        wrong: 'Those who give, out loud from the list',
        other: 'The driver alone, on the way',
      },
      q2: {
        asks: 'How many people go with voted ballots?',
        right: 'Two',
        wrong: 'One, if the box is sealed',
        other: 'One, if it is not far',
      },
      q3: {
        asks: 'The count that you make differs from the count on the list. What do you write?',
        right: 'What you counted',
        wrong: 'What stands on the list',
        other: 'The number in the middle',
      },
      q4: {
        asks: 'When do you write down the time?',
        right: 'At the moment you hand over',
        wrong: 'At the end of the night',
        other: 'When somebody asks',
      },
      q5: {
        asks: 'What is a gap of custody?',
        right: 'A time in which nobody can say who held the container',
        wrong: 'A container that is not full',
        other: 'A day without ballots',
      },
      q6: {
        asks: 'You find a gap. What do you do?',
        right: 'Report it as an incident, and hold the container apart',
        wrong: 'Fill in the time that seems likely',
        other: 'Wait for the audit',
      },
    },
  },
  'BM-110': {
    title: 'Seals',
    goals: {
      a: 'put on a seal, and check one',
      b: 'tell a seal that was opened from one that was not',
      c: 'keep a log of seals without holes',
    },
    teaches:
      'A seal does not lock a box. It shows that somebody was there. It only helps if its number is known, if it is looked at, and if each number is used once. Seals are locked up, given to a person by number, and written down when they go on and when they come off.',
    exercise:
      'You get seals 0088101 to 0088120. Put 0088131 on the front of box BOX-ED-02, and 0088132 on the lid. What does the log say? Then take one off.',
    solution:
      'The seals 0088131 and 0088132 were not given to you. They may not be used until they are. The seal that came off goes in an envelope, and its line says so.',
    questions: {
      q1: {
        asks: 'How often may a seal number be used?',
        right: 'Once',
        wrong: 'Once on each day',
        other: 'As often as the seal is whole',
      },
      q2: {
        asks: 'What do you look at?',
        right: 'The number, and whether the seal is whole',
        wrong: 'Only the number',
        other: 'Only the color',
      },
      q3: {
        asks: 'You misread one digit. What happens to your first reading?',
        right: 'It stays, and the second reading is added',
        wrong: 'It is erased',
        other: 'It is changed to fit the list',
      },
      q4: {
        asks: 'A batch is added to a sealed box. What next?',
        right: 'A new seal, and both numbers in the log',
        wrong: 'The old seal is put back on',
        other: 'Tape is enough until the morning',
      },
      q5: {
        asks: 'Where does a seal go that was taken off?',
        right: 'In an envelope that is kept',
        wrong: 'In the trash',
        other: 'Back to the stock',
      },
      q6: {
        asks: 'May the number of a seal in use be on the public page?',
        right: 'No, not before it was opened',
        wrong: 'Yes, always',
        other: 'Yes, if somebody asks for it',
      },
    },
  },
  'BM-120': {
    title: 'Closing and balancing a site',
    goals: {
      a: 'fill in the form at the end of the day',
      b: 'find where a difference comes from',
      c: 'close a site with nothing left behind',
    },
    teaches:
      'The form has two halves. In the first one all cards add up to what was delivered. In the second one the cards tabulated are compared with the voters. Keep the cards of each tabulator apart. In early voting, keep each day apart too. A difference is written down and explained. It is never made to fit.',
    exercise:
      'Precinct P-02 was given 800 cards. 431 were tabulated, 5 spoiled, 1 was voided because a voter left, 4 are provisional and 359 unused. 436 voters checked in, 4 of them provisional. Fill in the form.',
    solution:
      'The stock is 431 + 5 + 1 + 4 + 359 = 800, so its difference is 0. The voters are 436 − 4 = 432, and 431 − 432 = −1. The voter who left explains the −1. Nothing is left.',
    questions: {
      q1: {
        asks: 'A difference of voters is',
        right: 'ballots less voters',
        wrong: 'voters less ballots',
        other: 'always a plus',
      },
      q2: {
        asks: 'A site has two tabulators. How many batches are there?',
        right: 'One for each tabulator',
        wrong: 'One for the site',
        other: 'One for each hour',
      },
      q3: {
        asks: 'You did not count the spoiled ballots. What do you write?',
        right: 'Nothing yet: you count them first',
        wrong: '0',
        other: 'The number of last year',
      },
      q4: {
        asks: 'The form is off by one. What do you do first?',
        right: 'Add the lines up again',
        wrong: 'Change the number of voters',
        other: 'Write that it is only one',
      },
      q5: {
        asks: 'There are cards in the emergency bin. May you close?',
        right: 'Not before they are scanned, or sealed as a batch of their own',
        wrong: 'Yes, somebody will find them',
        other: 'Yes, if there are fewer than ten',
      },
      q6: {
        asks: 'Who may review your form?',
        right: 'Somebody who had no part in it',
        wrong: 'The worker who counted with you',
        other: 'You, on the next day',
      },
    },
  },
  'BM-130': {
    title: 'Drop boxes',
    goals: {
      a: 'empty a box with two people',
      b: 'leave it sealed and empty',
      c: 'hand over what you bring',
    },
    teaches:
      'Two people go. Read the seal of the box before you touch it. Put all envelopes in the bag, look into the box, and seal both. Drive straight to the office. Those who receive count without your number. Write down the time at the box and at the office.',
    exercise:
      'A team empties a box of the practice county. It finds 480 envelopes, and leaves at 4:10 pm. At the office 479 are counted at 4:40 pm. Fill in the form for both ends.',
    solution:
      'Both counts stay: 480 and 479. The difference is −1, and it stays with this bag. Another pair counts again, and looks into the bag and the car.',
    questions: {
      q1: { asks: 'How many people empty a box?', right: 'Two', wrong: 'One', other: 'One, and one who waits at home' },
      q2: {
        asks: 'The seal of the box is broken. What now?',
        right: 'Empty it, keep the bag apart, and call from the box',
        wrong: 'Leave the envelopes for the next day',
        other: 'Put on a new seal and say nothing',
      },
      q3: {
        asks: 'What do you do before you leave?',
        right: 'Look into the empty box and seal it',
        wrong: 'Only close the lid',
        other: 'Count the cars',
      },
      q4: {
        asks: 'Where do you go next?',
        right: 'Straight to the office or the next box on the list',
        wrong: 'Home for lunch',
        other: 'To the other polling place',
      },
      q5: {
        asks: 'Who counts at the office?',
        right: 'Two people who were not at the box',
        wrong: 'The two who were at the box',
        other: 'Nobody, if the box team counted',
      },
      q6: {
        asks: 'The way took an hour more than planned. What do you do?',
        right: 'Write down the true times and the reason',
        wrong: 'Write down the planned time',
        other: 'Leave the time blank',
      },
    },
  },
} as const;
