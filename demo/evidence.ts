import { ZipFile } from 'yazl';
import { bindEvidence, type MeasuredCommits, recordedBundle } from '../test/evidence/bind-evidence.js';

/** The artifact of a benchmark workflow: numbers of real runs, said to be of these commits. */
export async function evidenceZip(recorded: string, commits: MeasuredCommits): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of bindEvidence(recordedBundle(recorded), commits)) {
    zip.addBuffer(Buffer.from(text), path);
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
