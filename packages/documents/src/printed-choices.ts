import { type Contest, namesThatCount } from '@plumbline/election';

/** The lines of a sheet on which whole stacks are counted: the choice for write-ins names those who qualified. */
export function choicesToCount({ choices, writeIns }: Contest): readonly string[] {
  return choices.map(({ name }) =>
    name === writeIns?.choice && writeIns.names.length > 0 ? `${name}: ${writeIns.names.join('; ')}` : name,
  );
}

/** What can be ticked for one card: choices, and those who qualified in the place of the choice for write-ins. */
export function choicesToTick(contest: Contest): readonly string[] {
  const { choices, writeIns } = namesThatCount(contest);
  return [...choices, ...writeIns];
}
