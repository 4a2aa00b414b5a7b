/** A Chromium for the end-to-end tests, and a font with Chinese characters: found, or installed where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser that is installed; CHROMIUM overrides. */
export function findBrowser(): string | undefined {
  const bundled = chromium.executablePath();
  return [process.env.CHROMIUM, ...SYSTEM, bundled].find((path) => path && existsSync(path));
}

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

const hasChineseFont = (): boolean => {
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
};

const mayApt = (): boolean =>
  platform() === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function aptInstall(...packages: string[]): void {
  console.error(`Installing ${packages.join(' ')} (apt-get)… 正在安装`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  if (!run('apt-get', 'update', '-qq') || !run('apt-get', 'install', '-y', '-qq', ...packages)) {
    throw new Error(`apt-get could not install ${packages.join(' ')}`);
  }
}

/** @throws Error telling what to install by hand */
export function ensureBrowser(): string {
  if (mayApt()) {
    const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
    if (missing.length) aptInstall(...missing);
  } else if (!findBrowser()) {
    console.error('Installing Chromium (playwright)… 正在安装浏览器');
    run(process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium');
  }
  const found = findBrowser();
  if (!found)
    throw new Error(
      'No Chromium found: install Chrome or Chromium, or set CHROMIUM to its path. 没有找到浏览器。',
    );
  return found;
}
