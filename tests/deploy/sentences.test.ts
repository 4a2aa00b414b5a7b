/** What an IT person is told: of the arguments, of the keys, of answers of the platform. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keysFrom } from '../../scripts/cloud/keys';
import { adminFrom } from '../../scripts/deploy/admin';
import { envIdWarning, leftByHand } from '../../scripts/deploy/by-hand';
import { codeDigest, descriptionOf, digestIn, zipOf } from '../../scripts/deploy/code';
import { optionsFrom } from '../../scripts/deploy/options';
import { reasonOf } from '../../scripts/deploy/reasons';
import { functions } from '../../cloudbase';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'xiuda-deploy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failing = (code: string, message = 'as the platform says it') =>
  Object.assign(new Error(message), { code });

test.each<[string, unknown, RegExp]>([
  ['wrong id', failing('AuthFailure.SecretIdNotFound'), /^密钥不对/],
  ['wrong key', failing('AuthFailure.SignatureFailure'), /^密钥不对/],
  ['old temporary keys', failing('AuthFailure.TokenFailure'), /^临时密钥已过期/],
  ['a wrong clock', failing('AuthFailure.SignatureExpire'), /^这台电脑的时间不准/],
  ['no rights', failing('UnauthorizedOperation'), /^这组密钥没有权限.*QcloudTCBFullAccess/],
  ['no rights, by the gateway', failing('AuthFailure.UnauthorizedOperation'), /^这组密钥没有权限/],
  ['no network', failing('ENOTFOUND'), /^找不到云平台的地址.*https_proxy/],
  ['the network of manager-node', { message: failing('ECONNREFUSED') }, /^连不上云平台/],
  ['a connection that ended', { message: failing('ECONNRESET', 'socket hang up') }, /^网络中断/],
  ['a replaced certificate', { message: failing('SELF_SIGNED_CERT_IN_CHAIN') }, /NODE_EXTRA_CA_CERTS/],
  ['a page of a gateway', new Error('<html><h1>502</h1></html>'), /^云平台的答复看不懂/],
  ['too many requests', failing('RequestLimitExceeded.IPLimitExceeded'), /^云平台说请求太频繁/],
  ['a full package', failing('LimitExceeded.Function'), /^超过了套餐的数量限制/],
  ['anything else', failing('InternalError', 'ouch'), /^云平台说：ouch（InternalError）$/],
  ['our own words', new Error('等了 5 分钟'), /^等了 5 分钟$/],
])('%s', (_, error, sentence) => {
  expect(reasonOf(error)).toMatch(sentence);
});

test('arguments', () => {
  expect(optionsFrom(['--env', 'prod', '--yes', '--admin', 'A1,周敏,13800000001'])).toEqual({
    ...{ env: 'prod', isAgreed: true, isDryRun: false, isAllCode: false, admin: 'A1,周敏,13800000001' },
  });
  expect(() => optionsFrom([])).toThrow(/^请用 --env/);
  expect(() => optionsFrom(['--env', 'prod', '--force'])).toThrow(/^看不懂“--force”/);
  expect(() => optionsFrom(['prod'])).toThrow(/^看不懂“prod”/);
});

test.each([
  ['A001，周敏，138 0000 0001', undefined],
  ['A001,周敏', /三项都要有/],
  ['A001,周敏,13800000001,管理员', /三项都要有/],
  ['A 1,周敏,13800000001', /请填写学工号/],
  ['A001,周敏,0898-6588', /请填写 11 位手机号/],
])('the first administrator as %s', (text, refusal) => {
  if (refusal) expect(() => adminFrom(text)).toThrow(refusal);
  else
    expect(adminFrom(text)).toEqual({
      ...{ staffNo: 'A001', name: '周敏', phone: '13800000001', roles: ['admin'], active: true },
      ...{ areas: [], trades: [] },
    });
});

test('keys that are missing are named; the proxy of the institution comes with them', () => {
  const given = { TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key' };
  expect(() => keysFrom({ TENCENTCLOUD_SECRETID: 'id' })).toThrow(/^缺少 TENCENTCLOUD_SECRETKEY。/);
  expect(keysFrom({ ...given, HTTPS_PROXY: 'http://proxy:8080' })).toMatchObject({
    proxy: 'http://proxy:8080',
  });
  expect(keysFrom(given)).not.toHaveProperty('proxy');
});

test('a mini program that is built for another environment is told of', () => {
  const file = path.join(folder, 'settings.json');
  expect(envIdWarning('prod-1', file)).toEqual([]);
  writeFileSync(file, JSON.stringify({ envId: 'test-1' }));
  expect(envIdWarning('prod-1', file)).toEqual([expect.stringMatching(/envId 是 test-1/)]);
  expect(envIdWarning('test-1', file)).toEqual([]);
});

test('the functions that WeChat has to be shown are named at the end', () => {
  const text = leftByHand(functions).join('\n');
  expect(text).toContain('account、admin-catalog、content-check、notify、sweep');
  expect(text).toContain('系统自检');
});

test('code is known by names and bytes of its files, whenever they were written', () => {
  writeFileSync(path.join(folder, 'index.js'), 'exports.main = () => 1;');
  writeFileSync(path.join(folder, 'font.otf'), 'letters');
  const [digest, zip] = [codeDigest(folder), zipOf(folder)];
  writeFileSync(path.join(folder, 'index.js'), 'exports.main = () => 1;');
  expect([codeDigest(folder), zipOf(folder)]).toEqual([digest, zip]);
  expect(digestIn(descriptionOf(digest))).toBe(digest);
  expect(digestIn('修达的云函数')).toBeUndefined();
  writeFileSync(path.join(folder, 'font.otf'), 'others.');
  expect(codeDigest(folder)).not.toBe(digest);
});
