// `node git-starter.mjs SOCKET` runs git for the tests (test/github/git/run.ts). Starting a process takes as long as copying the
// page tables of the one that starts it: 60 to 120 ms for a test worker that has grown, 10 for this one.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { buffer, text } from 'node:stream/consumers';

const server = createServer({ allowHalfOpen: true }, async (socket) => {
  socket.on('error', () => socket.destroy());
  // Without this, what has been read to its end is closed for writing, too.
  const { args, env } = JSON.parse(await text(socket.iterator({ destroyOnReturn: false })));
  const git = spawn('git', args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise((resolve) => git.on('close', resolve).on('error', () => resolve(null)));
  const [out, err] = await Promise.all([buffer(git.stdout), buffer(git.stderr)]);
  const head = JSON.stringify({ code: await code, outBytes: out.length });
  socket.end(Buffer.concat([Buffer.from(`${head}\n`), out, err]));
});
server.listen(process.argv[2], () => process.stdout.write('ready\n'));
process.stdin.on('end', () => process.exit()).resume();
