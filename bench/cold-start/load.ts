/** How much work it is to load a program, in a process of its own, with nothing kept from before. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the platform sets, as far as loading asks for it. */
const ENVIRONMENT = {
  TCB_ENV: 'local',
  SCF_NAMESPACE: 'local',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
};

const CODE = `
const start = process.cpuUsage();
require(process.argv[1]);
const { user, system } = process.cpuUsage(start);
process.stdout.write(String((user + system) / 1000));
process.exit(0);
`;

/** Processor time, ms: others who use the machine hardly change it. @throws Error where the program does not load */
export async function loadTime(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', CODE, file], { env: ENVIRONMENT });
  const time = Number(stdout);
  if (!stdout || Number.isNaN(time)) throw new Error(`${file} said ${stdout} instead of its time`);
  return time;
}
