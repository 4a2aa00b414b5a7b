import { definition } from './temporary';

export const CRASH = definition(
  'crash',
  { name: 'n', keys: [['n', 1]], unique: true },
  { name: 'tags', keys: [['tags', 1]] },
);
