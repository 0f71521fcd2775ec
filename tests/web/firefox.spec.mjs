// Says that Firefox is left out for now, and why.
import { test } from 'node:test';

test('firefox runs every spec (skipped: no spec has yet been seen to pass on the real site in Firefox)', { skip: true }, () => {});
