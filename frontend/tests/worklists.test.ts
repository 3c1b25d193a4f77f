import { screen, waitFor } from '@testing-library/vue';
import { describe, expect, it, vi } from 'vitest';

import { auditPage, openApp } from './app';

function clipboard() {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  return writeText;
}

describe('worklists', () => {
  it('are worked off by keys, and what was said last is taken back', async () => {
    const { user } = await openApp('/campaigns/1/worklist');
    const copied = clipboard();
    expect(await screen.findByRole('button', { name: '接通了' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.keyboard('c');
    await waitFor(() => expect(copied).toHaveBeenCalledWith('林静你好'));
    await screen.findByText('内容复制好了，到那边粘贴。');
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByText('王芳你好')).toBeTruthy();
    (document.activeElement as HTMLElement | null)?.blur(); // Enter on a button presses it
    await user.keyboard('{Enter}');
    await waitFor(() => expect(copied).toHaveBeenCalledWith('王芳你好'));
    await user.keyboard('{ArrowDown}{ArrowUp}'); // the last one has none below it
    expect(await screen.findByText('林静你好')).toBeTruthy();
    await user.keyboard('d');
    expect(await screen.findByText('王芳你好')).toBeTruthy();
    await screen.findByText('记下了这通电话。');
    await user.keyboard('u');
    expect(await screen.findByText('林静你好')).toBeTruthy();
    await screen.findByText('1 位放回清单了。');
    await user.keyboard('s');
    await user.click(await screen.findByRole('button', { name: '说不想收' }));
    expect(await screen.findByText('王芳你好')).toBeTruthy();
    await screen.findByText('记下：1 位不发。');
    await user.click(screen.getByRole('button', { name: '没人接' }));
    expect(await screen.findByText('现在没有要发的')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('hand out a batch before its names are copied', async () => {
    const { user } = await openApp('/campaigns/2/worklist');
    const copied = clipboard();
    await user.click(await screen.findByRole('button', { name: '拿这 2 位' }));
    await user.click(await screen.findByRole('button', { name: '复制名单' }));
    await waitFor(() => expect(copied).toHaveBeenCalledWith('客1\t13912345671\n客2\t13912345672'));
    expect(await screen.findByRole('heading', { name: '图片：2 张' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '复制第 2 张' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '存图片…' }));
    await screen.findByText(/图片\.png/);
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '这 2 位都发了' }));
    expect(await screen.findByRole('button', { name: '拿这 1 位' })).toBeTruthy();
  });

  it('are told among what there is to do', async () => {
    await openApp('/todo');
    expect(await screen.findByRole('link', { name: /老客回访/ })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });
});
