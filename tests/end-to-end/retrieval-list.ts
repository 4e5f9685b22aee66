/** A retrieval list as a jurisdiction downloads it. */
export type RetrievalList = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export function readRetrievalList(text: string): RetrievalList {
  const [header = [], ...rows] = text.trim().split('\r\n').map(cellsOf);
  return { header, rows };
}

/** The tickets of a ballot; none when it is not on the list. */
export function ticketsOf(list: RetrievalList, batch: string, position: number): readonly string[] {
  const row = list.rows.find((cells) => cells[0] === batch && cells[1] === String(position));
  return row?.[2]?.split(', ') ?? [];
}

/** The cells of a line in which quotes only surround lists. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,|$)/g)].map((match) => match[1] ?? match[2] ?? '');
}
