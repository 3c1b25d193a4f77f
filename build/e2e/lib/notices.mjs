// What the program asks the system to show: a session bus of our own, and an ear on its notifications.
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { start, stop } from './processes.mjs';
import { until, within } from './wait.mjs';

export const hasBus = existsSync('/usr/bin/dbus-daemon') && existsSync('/usr/bin/dbus-monitor');

export class Notices {
  /** Starts a bus that nobody shows notifications on; what is asked of it is heard all the same. */
  static async open() {
    const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], { extraPipes: 1 });
    const [line] = await within(10_000, 'the start of the bus', once(bus.stdio[3], 'data'));
    const address = String(line).trim();
    const heard = [];
    const monitor = start('dbus-monitor', ['--address', address, "interface='org.freedesktop.Notifications'"], {
      extraPipes: 0,
    });
    monitor.stdout.on('data', (data) => heard.push(String(data)));
    return new Notices(bus, monitor, heard, address);
  }

  constructor(bus, monitor, heard, address) {
    Object.assign(this, { bus, monitor, heard, env: { DBUS_SESSION_BUS_ADDRESS: address } });
  }

  /** The words of each notification that was asked for. */
  get shown() {
    return this.heard
      .join('')
      .split('method call')
      .filter((call) => call.includes('member=Notify'))
      .map((call) =>
        [...call.matchAll(/^ {3}string "(.*)"$/gm)]
          .map((m) => m[1])
          .slice(2, 4)
          .join(': '),
      );
  }

  /** Waits for the first notification. */
  first = () => until(async () => this.shown[0], { what: 'a notification', ms: 30_000 });

  async close() {
    await stop(this.monitor);
    await stop(this.bus);
  }
}
