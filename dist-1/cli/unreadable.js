/** Why a file that a person named could not be read. */
export function unreadableWords(error) {
  const { code } = error;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return code === 'EACCES' ? 'you may not read it' : String(code);
}
