/** GitHub lists at most this many files of a pull request (REST, "List pull requests files"). */
export const MAX_CHANGED_FILES = 3000;
