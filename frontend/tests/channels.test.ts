import { screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';
import { channels, keyring, setUp } from './double/channels';

beforeEach(() => {
  channels.splice(0);
  Object.assign(keyring, { locked: false, fresh: false });
});

describe('channels', () => {
  it('begin with a lesson, and know a provider by its address', async () => {
    const { user } = await openApp('/channels');
    expect(await screen.findByRole('heading', { name: '联系客户的渠道会列在这里' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '添加渠道' }));
    const choice = await screen.findByRole('dialog', { name: '选一种渠道' });
    expect(await auditPage()).toEqual([]);
    await user.click(within(choice).getByRole('button', { name: /^邮箱/ }));
    const form = await screen.findByRole('dialog', { name: '新渠道：邮箱' });
    await user.type(within(form).getByRole('textbox', { name: '发件邮箱' }), 'shop@qq.com');
    expect(within(form).getByText('QQ 邮箱')).toBeTruthy();
    expect(within(form).queryByRole('textbox', { name: '发信服务器' })).toBeNull();
    await user.click(within(form).getByRole('button', { name: '设好' }));
    expect((await within(form).findByRole('alert')).textContent).toContain('还没有填密码或密钥');
    const password = within(form).getByLabelText('密码或授权码');
    expect(password.getAttribute('type')).toBe('password');
    await user.type(password, 'code');
    expect(await auditPage()).toEqual([]);
    await user.click(within(form).getByRole('button', { name: '设好' }));
    await waitFor(() => expect(channels).toHaveLength(1));
    expect(JSON.parse(channels[0]?.settings ?? '')).toMatchObject({
      from: 'shop@qq.com',
      host: 'smtp.qq.com',
      port: 465,
    });
    expect(channels[0]?.settings).not.toContain('code');
    const panel = await screen.findByRole('complementary', { name: '邮箱' });
    await user.click(within(panel).getByRole('button', { name: '检查' }));
    expect(await within(panel).findByText(/连上了/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('tell where the ids and tokens of OAuth come from', async () => {
    const { user } = await openApp('/channels');
    await user.click(await screen.findByRole('button', { name: '添加渠道' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^邮箱/ }));
    const form = await screen.findByRole('dialog', { name: '新渠道：邮箱' });
    await user.type(within(form).getByRole('textbox', { name: '发件邮箱' }), 'shop@outlook.com');
    await user.click(within(form).getByRole('checkbox', { name: /OAuth/ }));
    const steps = within(form).getByRole('region', { name: '编号和令牌从哪来' });
    expect(within(steps).getAllByRole('listitem')).toHaveLength(5);
    await user.type(within(form).getByRole('textbox', { name: 'OAuth 客户端编号' }), 'my-app');
    expect(steps.textContent).toContain('client_id=my-app&scope=offline_access https://outlook.office.com/SMTP.Send');
    expect(await auditPage()).toEqual([]);
  });

  it('say what is wrong, and what to do', async () => {
    setUp({
      kind: 'mail',
      name: '旧邮箱',
      settings: '{"host":"wrong"}',
      paused: 'account',
      code: '535',
      limits: [{ per: 'day', most: 100, used: 12 }],
    });
    setUp({ kind: 'aliyun', name: '短信', secret: 'missing' });
    setUp({ kind: 'calls', name: '电话', secret: 'none' });
    const { user } = await openApp('/channels');
    const panel = await screen.findByRole('complementary', { name: '旧邮箱' });
    expect(panel.textContent).toContain('对方几次不让这个账号发（535）');
    expect(panel.textContent).toContain('用了 12，最多 100');
    await user.click(within(panel).getByRole('button', { name: '检查' }));
    expect((await within(panel).findByRole('alert')).textContent).toContain('不让这个账号发');
    await user.click(within(panel).getByRole('button', { name: '接着发' }));
    await waitFor(() => expect(panel.textContent).not.toContain('535'));
    await user.click(screen.getByRole('button', { name: /^短信/ }));
    expect((await screen.findByRole('complementary', { name: '短信' })).textContent).toContain('没有它的密码');
    await user.click(screen.getByRole('button', { name: /^电话/ }));
    const calls = await screen.findByRole('complementary', { name: '电话' });
    expect(within(calls).queryByRole('button', { name: '检查' })).toBeNull();
    expect(within(calls).getByText('照名单打，值钱的在前')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('show what a new mailbox may send today, and why', async () => {
    const limit = { per: 'day', most: 100, used: 0 };
    setUp({ kind: 'mail', name: '新邮箱', limits: [limit], held: [{ per: 'day', most: 20, used: 12 }] });
    await openApp('/channels');
    const panel = await screen.findByRole('complementary', { name: '新邮箱' });
    expect(panel.textContent).toContain('用了 12，最多 20');
    expect(panel.textContent).toContain('新邮箱慢慢来');
  });

  it('send one to the owner, and are removed and taken back', async () => {
    const settings = JSON.stringify({ templates: [{ code: 'SMS_1', text: '${name}，新茶到了' }] });
    setUp({ kind: 'aliyun', name: '短信', settings });
    const { user } = await openApp('/channels');
    await user.click(await screen.findByRole('button', { name: '发一条试试' }));
    const dialog = await screen.findByRole('dialog', { name: '用「短信」发一条试试' });
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: '写什么' }).value).toBe('试试，新茶到了');
    await user.type(within(dialog).getByRole('textbox', { name: '发给谁' }), '+8613912345678');
    await user.click(within(dialog).getByRole('button', { name: '发这一条' }));
    expect(await within(dialog).findByText('对方收下了。看看收到没有。')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: '关闭' }));
    await user.click(await screen.findByRole('button', { name: '删除' }));
    expect(await screen.findByText('删除渠道「短信」')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    const panel = await screen.findByRole('complementary', { name: '短信' });
    expect(panel.textContent).toContain('没有它的密码');
  });

  it('ask for the passphrase on a computer without a keyring', async () => {
    Object.assign(keyring, { locked: true, fresh: true });
    setUp({ kind: 'mail', name: '邮箱', secret: 'locked' });
    const { user } = await openApp('/channels');
    await user.click(await screen.findByRole('button', { name: '输入口令' }));
    const dialog = await screen.findByRole('dialog', { name: '给密码设一个口令' });
    const passphrase = within(dialog).getByLabelText('口令');
    await user.type(passphrase, 'wrong{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('口令不对');
    await user.clear(passphrase);
    await user.type(passphrase, 'right{Enter}');
    await waitFor(() => expect(keyring.locked).toBe(false));
  });
});
