import { screen, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';

describe('feedback', () => {
  it('says which batch stands out, and who said so', async () => {
    const { user } = await openApp('/feedback');
    const row = (await screen.findByText('K146')).closest('tr') as HTMLElement;
    expect(row.textContent).toMatch(/亚麻衬衫.*K146.*9.*20.*%.*比别的批次多/s);
    expect(await screen.findByText('40 位买家里 8 位说过')).toBeTruthy();
    expect(screen.getByText(/^比其他批次多 8\.0 到 [\d.]+ 个百分点$/)).toBeTruthy();
    expect((await screen.findByRole('link', { name: '林静宜' })).getAttribute('href')).toBe('/customers/1');
    expect(await auditPage()).toEqual([]);
    const other = (await screen.findByText('K147')).closest('tr') as HTMLElement;
    await user.click(within(other).getByRole('button'));
    const since = screen.getByRole('textbox', { name: '这批从哪天开始卖' });
    await user.type(since, '昨天{Enter}');
    expect(await screen.findByText('没有 昨天 这一天，写成 2026-05-03 这样。')).toBeTruthy();
    await user.clear(since);
    await user.type(since, '2026-11-01{Enter}');
    expect(await screen.findByText('还说不准')).toBeTruthy();
  });

  it('becomes a quality request without names, which goes its way to the end', async () => {
    const { user, router } = await openApp('/feedback');
    await user.click(await screen.findByRole('button', { name: '写质量单' }));
    const dialog = await screen.findByRole('dialog', { name: '质量单：亚麻衬衫，批次 K146' });
    expect(within(dialog).getByLabelText(/客户原话/)).toHaveProperty('value', '•••说扣子松');
    await user.type(within(dialog).getByLabelText('什么问题'), '扣子太松');
    await user.type(within(dialog).getByLabelText('希望怎么改'), '换 A2 级扣子');
    await user.click(within(dialog).getByRole('button', { name: '存为草稿' }));
    const text = await screen.findByText(/商品：亚麻衬衫/);
    expect(text.textContent).toMatch(
      /批次：K146.*反馈人数：9，这批共 40 位买家.*问题：扣子太松.*- •••说扣子松.*希望：换 A2 级扣子/s,
    );
    expect(text.textContent).not.toContain('林静宜');
    const request = within(text.closest('li') as HTMLElement); // a toast can be closed, too
    await user.click(request.getByRole('button', { name: '标为已发出' }));
    await user.click(await request.findByRole('button', { name: '关闭' }));
    expect(await screen.findByText(/下面 3 位客户说过这批的问题/)).toBeTruthy();
    const offer = screen.getByRole('dialog', { name: '告诉这些客户？' });
    expect(within(offer).getByRole('link', { name: '林静宜' }).getAttribute('href')).toBe('/customers/1');
    await user.click(within(offer).getByRole('button', { name: '关闭并打电话' }));
    await screen.findByRole('heading', { name: '电话名单' });
    await router.push('/feedback');
    await user.click(await screen.findByRole('radio', { name: /质量单/ }));
    expect(await screen.findByText('已关闭')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '重新打开' }));
    expect(await screen.findByText('已发出')).toBeTruthy();
  });
});
