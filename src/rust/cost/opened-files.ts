/** Paths that open a file, or begin to, to be set into a pattern: every question about input and output means the same by it. */
export const OPENS_FILE = 'File::(?:open|create(?:_new)?|options)|OpenOptions::new';
