import { compileRule } from '../../../emulator/cloud/storage/rule';

const owner = { auth: { openid: 'a' }, resource: { openid: 'a' } };
const stranger = { auth: { openid: 'b' }, resource: { openid: 'a' } };
const nobody = { auth: null, resource: { openid: null } };

test.each([
  [true, [true, true, true]],
  [false, [false, false, false]],
  ['auth != null', [true, true, false]],
  ['resource.openid == auth.openid', [true, false, false]],
  ['auth.openid==resource.openid', [true, false, false]],
  ['auth != null && resource.openid == auth.openid', [true, false, false]],
  ['false || auth!=null', [true, true, false]],
  ['false && true || true', [true, true, true]],
  ['false && (true || true)', [false, false, false]],
])('%s allows the owner, a stranger and nobody: %j', (expression, allowed) => {
  expect([owner, stranger, nobody].map(compileRule(expression))).toEqual(allowed);
});

test.each([
  '',
  'doc._openid == auth.openid',
  'auth',
  'auth != null &&',
  '(auth != null',
  'auth != null)',
  'true false',
  '&& true',
])('the expression %j is not understood, and says so', (expression) => {
  expect(() => compileRule(expression)).toThrow('the storage rule is not understood');
});
