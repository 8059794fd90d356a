/** Facts of every file that is offered, out of memory where they were sent before; or what is missing. */
export function takeFacts({ listing, sent }, memory) {
  if (listing === null) return sent;
  const files = new Map();
  const missing = [];
  for (const [path, text] of listing) {
    const told = sent.get(path);
    const facts = told ?? memory.get(path, text);
    if (facts === undefined) missing.push(path);
    else files.set(path, facts);
    if (told !== undefined) memory.keep(path, text, told, JSON.stringify(told).length);
  }
  return missing.length > 0 ? { missing } : files;
}
