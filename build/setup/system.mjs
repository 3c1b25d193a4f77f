// Installs the system packages that are missing: node build/setup/system.mjs build|window|test|windows
//   build   what compiles and shows the program
//   window  also what drives the window on a screen of its own, for a machine without a display
//   test    also a browser for the accessibility audit, what the import benchmark races against, and a mail server
//   windows what builds the Windows program from Linux
// Debian and Ubuntu are served by apt; elsewhere it says what is needed and leaves the installing to you.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBrowser } from './browser.mjs';

const build = ['build-essential', 'pkg-config', 'libgtk-3-dev', 'libwebkit2gtk-4.1-dev', 'fonts-noto-cjk'];
const window = [...build, 'webkit2gtk-driver', 'xvfb', 'xdotool', 'imagemagick'];
const windows = ['gcc-mingw-w64-x86-64', 'g++-mingw-w64-x86-64', 'nsis'];
const sets = { build, window, test: [...window, 'sqlite3', 'postfix'], windows };

const wanted = sets[process.argv[2]];
if (!wanted) {
  console.error(`usage: system.mjs ${Object.keys(sets).join('|')}`);
  process.exit(2);
}
if (process.platform === 'linux') linux();
else if (process.platform === 'darwin') darwin();
else microsoft();

function linux() {
  if (!has('dpkg-query')) return otherLinux();
  const missing = wanted.filter((name) => !installed(name));
  if (process.argv[2] === 'test' && !findBrowser() && isDebian()) missing.push('chromium');
  if (missing.length === 0) return;
  console.log(`installing ${missing.join(' ')}`);
  apt('update', '-qq');
  // The tests start Postfix with a configuration of their own; without one of the machine's it starts nothing by itself.
  if (missing.includes('postfix'))
    asRoot('postfix postfix/main_mailer_type select No configuration', 'debconf-set-selections');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
}

function apt(...args) {
  // The variables are set by env, because sudo drops them.
  asRoot('', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'Dpkg::Use-Pty=0', ...args);
}

/** Runs a command as root, with a line as its input. */
function asRoot(input, ...args) {
  const root = process.getuid() === 0;
  if (!root && !has('sudo')) stop(`Please have this done first:\n  ${args.join(' ')}`);
  const command = [...(root ? [] : ['sudo']), ...args];
  const { status } = spawnSync(command[0], command.slice(1), { input, stdio: ['pipe', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${command.join(' ')} failed`);
}

function installed(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}

function otherLinux() {
  const libraries = spawnSync('pkg-config', ['--exists', 'gtk+-3.0', 'webkit2gtk-4.1']).status === 0;
  const tools = process.argv[2] === 'build' ? ['gcc'] : ['gcc', 'WebKitWebDriver', 'Xvfb', 'xdotool', 'import'];
  const missing = [
    ...(libraries ? [] : ['the development files of GTK 3 and WebKitGTK 4.1']),
    ...tools.filter((tool) => !has(tool)),
  ];
  if (missing.length > 0) stop(`This is neither Debian nor Ubuntu; please install: ${missing.join(', ')}`);
}

function darwin() {
  if (spawnSync('xcode-select', ['-p'], { stdio: 'ignore' }).status !== 0)
    stop('The compiler is missing. Please run: xcode-select --install');
}

function microsoft() {
  if (!has('gcc'))
    stop(
      'A C compiler is missing. Please install one for MinGW-w64, for example: winget install BrechtSanders.WinLibs.POSIX.UCRT',
    );
}

function has(command) {
  const search = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(search, [command], { stdio: 'ignore' }).status === 0;
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
