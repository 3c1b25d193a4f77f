// A mail server on this computer that takes everything from whoever knows the code, and keeps it.
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { terminal } from './desk.mjs';
import { personal } from './shopwindow.mjs';

export class Postbox {
  mails = [];
  /** What is answered once the box lets go. */
  waiting = [];
  holding = false;

  static async open(code) {
    const box = new Postbox();
    box.code = code;
    box.server = createServer((socket) => box.#talks(socket, code));
    await new Promise((done) => box.server.listen(0, '127.0.0.1', done));
    box.port = box.server.address().port;
    return box;
  }

  /**
   * Makes this the mailbox of a shop, whose customers are written to at any hour: no journey waits for the morning. The box answers
   * from this process, so the terminal program must not be waited for in it.
   */
  async servesShop(desk, shop, env) {
    const run = async (args, given = '') => {
      const running = promisify(execFile)(terminal, ['--shop', shop, ...args], {
        env: { ...process.env, ...personal(desk.home), ...env },
      });
      running.child.stdin.end(given);
      await running;
    };
    const server = [
      '--from',
      'shop@example.com',
      '--host',
      '127.0.0.1',
      '--port',
      String(this.port),
      '--security',
      'none',
    ];
    await run(['channel', 'add', '店铺邮箱', ...server], `${this.code}\n`);
    const always = ['email', 'email:CN', 'email:TW'].flatMap((where) => ['--hours', `${where}=0:00-24:00`]);
    await run(['outbox', 'limits', ...always]);
  }

  /** From now on mails are not answered until they are let go. */
  hold() {
    this.holding = true;
  }

  letGo() {
    this.holding = false;
    for (const keep of this.waiting.splice(0)) keep();
  }

  close() {
    this.letGo();
    this.server.close();
  }

  #talks(socket, code) {
    const say = (line) => socket.writable && socket.write(`${line}\r\n`);
    let mail;
    let held = '';
    socket.on('error', () => {}); // whoever hangs up has their reasons
    socket.on('data', (bytes) => {
      held += bytes;
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end);
        held = held.slice(end + 2);
        mail = mail ? this.#reads(mail, line, say) : this.#answers(line, say, code);
      }
    });
    say('220 postbox');
  }

  /** Takes a line of a mail; the dot alone ends it. */
  #reads(mail, line, say) {
    if (line !== '.') return [...mail, line];
    const keep = () => {
      this.mails.push(mail.join('\n'));
      say('250 2.0.0 kept');
    };
    if (this.holding) this.waiting.push(keep);
    else keep();
    return undefined;
  }

  #answers(line, say, code) {
    const [verb, , said] = line.split(' ');
    if (verb === 'EHLO') say('250-postbox\r\n250 AUTH PLAIN');
    else if (verb === 'AUTH') {
      const known =
        Buffer.from(said ?? '', 'base64')
          .toString()
          .split('\0')[2] === code;
      say(known ? '235 2.7.0 welcome' : '535 5.7.8 nobody has that code');
    } else if (verb === 'DATA') {
      say('354 go on');
      return [];
    } else if (verb === 'QUIT') say('221 2.0.0 bye');
    else say('250 2.0.0 ok');
    return undefined;
  }
}
