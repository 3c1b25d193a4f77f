// The few W3C WebDriver calls that the tests need, each with a time limit.
import { createServer } from 'node:net';
import { once } from 'node:events';
import { start, stop } from './processes.mjs';
import { sleep, until } from './wait.mjs';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'; // fixed by the standard

export class WebDriver {
  /** Starts WebKitWebDriver, which starts command with args and attaches to its web view. */
  static async open(command, args, env) {
    const port = await freePort();
    const process = start('WebKitWebDriver', ['-p', String(port)], { env });
    const driver = new WebDriver(process, `http://127.0.0.1:${port}`);
    try {
      await until(() => driver.call('GET', '/status'), { ms: 20_000, what: 'WebKitWebDriver' });
      const alwaysMatch = { 'webkitgtk:browserOptions': { binary: command, args } };
      const { sessionId } = await driver.call('POST', '/session', { capabilities: { alwaysMatch } }, 60_000);
      driver.session = `/session/${sessionId}`;
      return driver;
    } catch (error) {
      await stop(process);
      throw new Error(`the window did not open: ${error.message}\n${process.log}`);
    }
  }

  constructor(process, address) {
    Object.assign(this, { process, address });
  }

  async call(method, path, body, ms = 20_000) {
    const reply = await fetch(this.address + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ms),
    });
    const { value } = await reply.json();
    if (value?.error) throw new WebDriverError(value.error, value.message);
    return value;
  }

  /** Runs script, the body of a function, in the page. Elements in the answer come back as their ids. */
  async run(script, ...args) {
    return toIds(await this.call('POST', `${this.session}/execute/sync`, { script, args: args.map(fromId) }));
  }

  click = (id) => this.call('POST', `${this.session}/element/${id.element}/click`, {});
  type = (id, text) => this.call('POST', `${this.session}/element/${id.element}/value`, { text });
  text = (id) => this.call('GET', `${this.session}/element/${id.element}/text`);
  attribute = (id, name) => this.call('GET', `${this.session}/element/${id.element}/attribute/${name}`);
  act = (actions) => this.call('POST', `${this.session}/actions`, { actions });

  /** Ends the session, which closes the window; what does not end by itself is ended. */
  async close() {
    if (this.session) await this.call('DELETE', this.session, undefined, 5_000).catch(() => {});
    await sleep(200); // lets the program write its last lines
    await stop(this.process);
  }
}

export class WebDriverError extends Error {
  constructor(kind, message) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

const toIds = (value) => {
  if (Array.isArray(value)) return value.map(toIds);
  return value && typeof value === 'object' && elementKey in value ? { element: value[elementKey] } : value;
};
const fromId = (value) =>
  value && typeof value === 'object' && 'element' in value ? { [elementKey]: value.element } : value;

/** A port of this machine that nobody listens on now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
