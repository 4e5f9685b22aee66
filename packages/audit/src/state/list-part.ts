/** By what a retrieval list is divided: what the manifest says of where a ballot or batch lies. */
export const LIST_PART_KINDS = ['container', 'tabulator'] as const;

/** A part of a retrieval list: what lies in one container, or comes from one tabulator. An empty name: those without one. */
export type ListPart = { readonly by: (typeof LIST_PART_KINDS)[number]; readonly name: string };

/** How somebody got a retrieval list. */
export const LIST_WAYS = ['printed', 'downloaded', 'mailed'] as const;

/** Somebody took the retrieval list of a jurisdiction, or a part of it, and goes to fetch. */
export type ListTaking = {
  readonly jurisdiction: string;
  /** Null for the whole list. */
  readonly part: ListPart | null;
  /** The name of whoever goes, as it was typed: like the members of a board they are named in the record. */
  readonly person: string;
  readonly way: (typeof LIST_WAYS)[number];
};

/** Whether something that lies at this place is in the part; everything is in the whole list. */
export function isInListPart(
  place: { readonly container: string | null; readonly tabulator: string | null },
  part: ListPart | null,
): boolean {
  return part === null || (place[part.by] ?? '') === part.name;
}
