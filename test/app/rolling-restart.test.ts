import { Cluster } from '../cluster/cluster.js';
import { SampleRepository } from '../github/sample.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { page } from './shown.js';

/** Platforms kill a process ten seconds after they asked it to end. */
const ENDS_WITHIN_MS = 10_000;

let cluster: Cluster;
let git: SampleRepository;

beforeAll(async () => {
  git = await SampleRepository.make();
  await git.commit('main', { ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const program = ['--import', 'tsx', 'src/app.ts'];
  cluster = await Cluster.start({ instances: 2, program, github: { latency: 20 } });
}, 240_000);

afterAll(async () => {
  await cluster?.close();
  git.remove();
});

test('two instances are restarted one after the other under way, and every pull request has its one review', async () => {
  const { github } = cluster;
  const refs: string[] = [];
  const open = async (at: number) => {
    const name = `acme-${at}/trie`;
    github.repository(name, { gitDir: git.dir });
    github.collaborator(name, 'ada', 'write');
    const { subject, delivery } = await github.openPullRequest(name, { head: 'topic', author: 'ada' });
    refs.push(`${name}#${subject.number}`);
    return delivery?.statusCode;
  };
  const answers: (number | undefined)[] = [];
  const opening = (async () => {
    for (let at = 0; at < 16; at++) answers.push(await open(at));
  })();
  for (const instance of cluster.instances) {
    expect(await instance.end('SIGTERM')).toBeLessThan(ENDS_WITHIN_MS);
    instance.start();
    await instance.ready();
  }
  await opening;
  await reviewed(refs);
  expect(answers.filter((status) => status !== 202)).toEqual([]);
  for (const ref of refs) {
    expect(page(github, ref)).toMatchObject({
      check: expect.stringMatching(/^failure: /),
      checks: 1,
      inline: [expect.stringMatching(/unsafe-without-safety-comment/)],
    });
  }
}, 300_000);

async function reviewed(refs: readonly string[]): Promise<void> {
  for (const until = Date.now() + 200_000; Date.now() < until; ) {
    const open = refs.filter((ref) => cluster.github.what(ref).checkRuns.at(-1)?.status !== 'completed');
    if (open.length === 0) return;
    await new Promise((next) => setTimeout(next, 200));
  }
}
