/** More is asked for at this moment than may wait. Nothing was begun; the same thing sent again a little later is taken. */
export class Busy extends Error {
  override readonly name = 'Busy';
}
