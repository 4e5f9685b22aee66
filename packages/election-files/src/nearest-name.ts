// A longer "name" is a damaged cell: nothing is near it, and comparing it would take minutes.
const NAME_LENGTH_MAX = 300;

/** The name most like the one that was looked for, when one is near enough to be a slip of the hand. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = foldName(name);
  if (wanted.length > NAME_LENGTH_MAX) return undefined;
  let nearest: string | undefined;
  let nearestDistance = distanceAllowed(wanted) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, foldName(candidate), nearestDistance);
    if (distance < nearestDistance) {
      nearest = candidate;
      nearestDistance = distance;
      if (distance === 0) break;
    }
  }
  return nearest;
}

/** A name without what people type differently: capitals, runs of spaces, spaces at the ends. */
export function foldName(name: string): string {
  return collapseSpaces(name).toLowerCase();
}

/** A name with every run of white space, line breaks included, as one space. */
export function collapseSpaces(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

/** What differs between two names that a person would call the same; undefined when they differ in more. */
export function slightDifference(a: string, b: string): 'spaces' | 'capitals' | 'leading zeros' | undefined {
  if (collapseSpaces(a) === collapseSpaces(b)) return 'spaces';
  if (foldName(a) === foldName(b)) return 'capitals';
  const withoutZeros = (name: string) => foldName(name).replace(/\b0+(?=\d)/g, '');
  return withoutZeros(a) === withoutZeros(b) ? 'leading zeros' : undefined;
}

/** A third of a name and one character more may be mistyped, at most six: beyond that it is another name. */
function distanceAllowed(name: string): number {
  return Math.min(6, Math.floor(name.length / 3) + 1);
}

/** Characters to insert, drop or change to get from `a` to `b`; gives up, answering `limit`, once it reaches that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const distance = Math.min(changed, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest >= limit) return limit;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit, limit);
}
