import { factsStore } from '../../src/jobs/facts-store.js';
import { onEachDatabase } from '../postgres/each-database.js';

onEachDatabase((database) => {
  describe('the facts store', () => {
    const facts = { types: [], functions: [] };

    test('remembers facts by blob and path', async () => {
      const store = factsStore(database());
      await store.saveFacts([{ path: 'src/a.rs', sha: 'a1', facts }]);
      const known = await store.facts([
        { path: 'src/a.rs', sha: 'a1' },
        { path: 'src/a.rs', sha: 'a2' },
        { path: 'tests/a.rs', sha: 'a1' },
      ]);
      expect([...known]).toEqual([['src/a.rs', facts]]);
    });

    test('remembers the newest listing of a commit, whatever the case of the name', async () => {
      const store = factsStore(database());
      const repository = { owner: 'Acme', name: 'Trie' };
      expect(await store.tree(repository, 'c1')).toBeNull();
      await store.saveTree(repository, 'c1', [{ path: 'a.rs', sha: '1' }]);
      await store.saveTree(repository, 'c1', [{ path: 'b.rs', sha: '2' }]);
      expect(await store.tree({ owner: 'acme', name: 'trie' }, 'c1')).toEqual([{ path: 'b.rs', sha: '2' }]);
    });
  });
});
