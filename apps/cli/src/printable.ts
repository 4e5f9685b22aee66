/** Everything that moves the cursor, colours, renames the window or turns the direction of writing. Lines and tabs stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const COMMANDS_TO_A_TERMINAL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text for a terminal. Names come out of files of other people, and a name must not be able to write over our verdict. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(COMMANDS_TO_A_TERMINAL, '\ufffd');
}
