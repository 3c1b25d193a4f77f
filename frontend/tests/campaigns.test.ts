import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('campaigns', () => {
  it('are listed with their state, and a draft leads to its three steps', async () => {
    const { user } = await openApp('/campaigns');
    expect(await screen.findByText('正在发')).toBeTruthy();
    expect(await screen.findByText('1 / 3')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('link', { name: '双12 预热' }));
    expect(await screen.findByText('没同意收邮件')).toBeTruthy();
    expect(await screen.findByText('林静你好')).toBeTruthy();
    expect(screen.getByText(/客户当地/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '下一步：消息' }));
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '内容' });
    await user.clear(text);
    await user.click(screen.getByRole('button', { name: '插入变量' }));
    await user.click(await screen.findByText('姓名'));
    await waitFor(() => expect(text.value).toBe('{{姓名|朋友}}'));
    expect(await auditPage()).toEqual([]);
  });

  it('show the people of each step with their reason', async () => {
    const { user } = await openApp('/campaigns/2');
    await user.click(await screen.findByRole('button', { name: /没同意收邮件/ }));
    const dialog = await screen.findByRole('dialog', { name: '没同意收邮件' });
    expect(await within(dialog).findByRole('link', { name: '李梅' })).toBeTruthy();
    expect(within(dialog).getByText(/没有说过同意/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('keep to limits and hours that the owner sets', async () => {
    const { user } = await openApp('/settings');
    const week = await screen.findByLabelText<HTMLInputElement>('七天');
    const save = screen.getByText('保存发送设置').closest('button') as HTMLButtonElement;
    expect([week.value, save.disabled]).toEqual(['2', true]);
    await user.clear(week);
    await user.click(screen.getByText('给一个国家单独定'));
    await user.click(await screen.findByText('日本'));
    const texts = screen.getByLabelText<HTMLInputElement>('日本 短信');
    await fireEvent.update(texts, '10:00-18:00');
    await user.click(save);
    expect(await screen.findByText(/店铺设置/)).toBeTruthy();
    await waitFor(() => expect(save.disabled).toBe(true));
    await user.click(screen.getByText('恢复原来的'));
    expect(screen.queryByLabelText('日本 短信')).toBeNull();
  });

  it('begin when their number was typed, and are paused and gone on with', async () => {
    const { user } = await openApp('/campaigns/1');
    await user.click(await screen.findByRole('button', { name: '下一步：消息' }));
    await user.click(await screen.findByRole('button', { name: '下一步：发送' }));
    await user.click(await screen.findByRole('button', { name: '发给 3 位' }));
    const dialog = await screen.findByRole('dialog', { name: '发给 3 位？' });
    const act = within(dialog).getByRole<HTMLButtonElement>('button', { name: '发给 3 位' });
    expect(act.disabled).toBe(true);
    await user.type(within(dialog).getByRole('textbox'), '3');
    expect(await auditPage()).toEqual([]);
    await user.click(act);
    await user.click(await screen.findByRole('button', { name: '暂停' }));
    expect(await screen.findByText('你暂停了它。没发的都还在。')).toBeTruthy();
    expect(screen.getByText('发给谁')).toBeTruthy();
    expect(screen.getByText('双12')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '赵敏' }));
    await user.click(await screen.findByRole('button', { name: '算已发出' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '算已发出' })).toBeNull());
    await user.click(screen.getByRole('button', { name: '他要退订' }));
    expect(await screen.findByText(/联系同意/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '退信了' }));
    expect(await screen.findByText('被退回')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '王芳' }));
    expect(await screen.findByText('正在交出')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '继续发' }));
    expect(await screen.findByRole('button', { name: '暂停' })).toBeTruthy();
  });
});
