/** The guides as pages of the product. What they say stands in `docs/guides/`. */
export const help = {
  topics: 'Topics',
  search: 'Search the help',
  none: 'Nothing in the help has these words.',
  found_one: 'One place',
  found_other: '{{count, number}} places',
} as const;
