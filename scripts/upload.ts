/** `npm run upload -- --version 1.0.0 [--to develop|trial]`: the mini program as WeChat's testers get it; its size is looked at first. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { buildAll } from './build';
import { inRoot, ROOT } from './paths';
import { run } from './run';
import { appIdFrom, DONE, keyName, uploadCommand, uploadFrom } from './upload/command';

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

/** @throws Error in `otherwise`'s words where the command fails */
function must(command: string, args: readonly string[], otherwise: string): void {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(otherwise);
}

run(async () => {
  const upload = uploadFrom(process.argv.slice(2));
  const appId = appIdFrom(textOf(inRoot('project.private.config.json')));
  const key = upload.key ?? inRoot(keyName(appId));
  if (!existsSync(key))
    throw new Error(`没有上传密钥 ${key}。在公众平台“开发管理 → 开发设置 → 小程序代码上传”里生成并下载`);
  if (!existsSync(inRoot('settings.json')))
    throw new Error('没有 settings.json：传上去的会是示例的单位名称。请抄一份 settings.example.json 填好');
  await buildAll();
  must(process.execPath, ['--import', 'tsx', inRoot('scripts', 'size.ts')], '代码包太大，没有上传');
  const proxy = process.env.https_proxy ?? process.env.HTTPS_PROXY;
  const args = uploadCommand(upload, { appId, root: ROOT, key, ...(proxy && { proxy }) });
  must('npx', args, '没有上传成功，原因见上面几行；-10008 是本机 IP 不在公众平台的白名单里');
  console.log(DONE[upload.to]);
});
