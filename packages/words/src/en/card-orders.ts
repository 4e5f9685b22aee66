/** How a card is found in its pile: the same on screens, on lists and in reports. */
export const cardOrders = {
  firsts: {
    'top-up': 'The top card, as the pile lies face up',
    'top-down': 'The top card, as the pile lies face down',
    'bottom-up': 'The bottom card, as the pile lies face up',
    'bottom-down': 'The bottom card, as the pile lies face down',
  },
  rules: {
    'top-up': 'Lay the pile face up. Ballot 1 is the top card. Count from there.',
    'top-down': 'Lay the pile face down. Ballot 1 is the top card. Count from there.',
    'bottom-up': 'Lay the pile face up. Ballot 1 is the bottom card. Count from there.',
    'bottom-down': 'Lay the pile face down. Ballot 1 is the bottom card. Count from there.',
    'by-imprint': 'The cards are not in scan order. Find the card by its imprint, and do not count.',
  },
} as const;
