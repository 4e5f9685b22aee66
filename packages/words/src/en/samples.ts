/** Why a contest cannot be sampled or measured; blanks are named like the data of the refusal. */
export const sampleRefusals = {
  'no-seed': 'A sample is drawn from the seed. Enter the seed first.',
  'no-settings': 'There is no risk limit. Set one.',
  'no-size':
    'No sample size suffices: the margin is too small, or too many cards are in no manifest. Counting all {{population, number}} by hand is less work.',
  'no-size-proposed':
    'No sample size suffices. Give the draws of each round as “roundSizes”, or count all cards by hand.',
  'size-above-population':
    '{{asked, number}} draws were asked for, and {{population, number}} are left to look at. Ask for at most that many, or count all of them by hand.',
  'size-above-stratum': {
    cvr: '{{asked, number}} draws of cards with cast vote records were asked for, and {{population, number}} are left to look at. Ask for at most that many, or count all of them by hand.',
    noCvr:
      '{{asked, number}} draws of cards without cast vote records were asked for, and {{population, number}} are left to look at. Ask for at most that many, or count all of them by hand.',
  },
  'strata-missing': 'Say how many cards with cast vote records are drawn, and how many without.',
} as const;

/** Why the corrected figure is another one than the published. */
export const whyCorrected = {
  'totals-of-no-sample':
    'Totals do not tell which cards were seen for this contest, and they are not of the sample of a targeted contest, so the corrected method measures nothing.',
  'no-uniform-sample':
    'The cards seen are no uniform sample of this contest: they were drawn unevenly for others, so the corrected method measures nothing.',
  'other-universe':
    'The corrected method counts only draws that are a uniform sample of the contest, holds every card that no manifest lists against the winner, and calls a count full only when every listed card was looked at.',
  'sizes-not-planned':
    'Nobody committed to the sizes of the rounds before the seed, so the corrected method measures by BRAVO, which holds wherever one stops. It counts only draws that are a uniform sample of the contest, holds every card that no manifest lists against the winner, and calls a count full only when every listed card was looked at.',
  'other-errors':
    'The corrected method takes for every card the pair it harms most relative to its own margin, counts only draws that are a uniform sample of the contest, holds every card that no manifest lists against the winner, and calls a count full only when every listed card was looked at.',
  'other-charges':
    'The corrected method charges each drawn batch for what the others it was mixed with after the draw could hide, keeps a taint of 1 or more from lowering the risk, and holds missing votes fully against the margin.',
} as const;
