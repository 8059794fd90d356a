/** A bundle that says something that cannot be. The message completes "the evidence is refused: ...", without a full stop. */
export class Refused extends Error {
  name = 'Refused';
}
