const MARK = '"type":"';

/**
 * The type of the event in an entry of one's own log, without reading the rest of it: in canonical JSON it stands last,
 * and a quote inside a text has a backslash before it.
 */
export function typeOfEntry({ body }: { readonly body: string }): string {
  return body.slice(body.lastIndexOf(MARK) + MARK.length, -2);
}
