/** What is wrong with a copy, and the one way out that fits where it goes. */
export interface WayOut {
  message: string;
  help: string;
}
