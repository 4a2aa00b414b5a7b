/** A Chromium for the end-to-end tests, and a font with Chinese characters: found, or installed where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { chromium } from 'playwright-core';

/** Chromium without windows: what it draws is the same, for a quarter less of the processor. Debian has it as a package. */
const SHELL = { package: 'chromium-headless-shell', path: '/usr/bin/chromium-headless-shell' };

const SYSTEM = [
  SHELL.path,
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

function aptInstalls(...packages: string[]): boolean {
  console.error(`Installing ${packages.join(' ')} (apt-get)… 正在安装`);
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  return run('apt-get', 'update', '-qq') && run('apt-get', 'install', '-y', '-qq', ...packages);
}

function aptInstall(...packages: string[]): void {
  if (!aptInstalls(...packages)) throw new Error(`apt-get could not install ${packages.join(' ')}`);
}

/** What Debian does not have, or cannot fetch now, is no reason to stop where another browser is there or can be had. */
function aptBrowser(): void {
  if (process.env.CHROMIUM || existsSync(SHELL.path) || aptInstalls(SHELL.package)) return;
  if (!findBrowser()) aptInstall('chromium');
}

/** @throws Error telling what to install by hand */
export function ensureBrowser(): string {
  if (mayApt()) {
    aptBrowser();
    if (!hasChineseFont()) aptInstall('fonts-noto-cjk');
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
