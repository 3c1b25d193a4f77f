import { screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';
import { queue, reset, search } from './double/doubles';

const pairs = () => within(screen.getByRole('list', { name: '等你看的几对' })).getAllByRole('button');

describe('customers who may be one person', () => {
  beforeEach(reset);

  it('are shown side by side with the reasons and what would stay', async () => {
    const { user } = await openApp('/doubles');
    expect(await screen.findByText(/还有 3 对/)).toBeTruthy();
    expect(await screen.findByRole('list', { name: '为什么像同一个人' })).toHaveProperty(
      'textContent',
      expect.stringMatching(/很可能.*手机号相同.*姓名相同/s),
    );
    const other = await screen.findByRole('radio', { name: /^昵称用 .+ 的/, checked: false });
    await user.click(other);
    await waitFor(() => expect(other).toHaveProperty('checked', true));
    expect(await auditPage()).toEqual([]);
  });

  it('are worked through with the keyboard, and taken back', async () => {
    const { user } = await openApp('/doubles');
    await screen.findByText(/还有 3 对/);
    await screen.findByRole('table', { name: '并排比较' });
    await user.keyboard('j');
    await waitFor(() => expect(pairs()[1]?.getAttribute('aria-current')).toBe('true'));
    await user.keyboard('k');
    await screen.findByRole('table', { name: '并排比较' });
    await user.keyboard('s');
    expect(await screen.findByText(/其中 1 对以后再看/)).toBeTruthy();
    await user.keyboard('n');
    expect(await screen.findByText(/还有 2 对/)).toBeTruthy();
    await screen.findByRole('table', { name: '并排比较' });
    await user.keyboard('m');
    expect(await screen.findByText(/还有 1 对/)).toBeTruthy();
    expect(await screen.findByText(/^把 2 位客户合并成/)).toBeTruthy();
    await user.keyboard('z');
    expect(await screen.findByText(/还有 2 对/)).toBeTruthy();
    expect(await screen.findByText(/^已撤销：把 2 位客户合并成/)).toBeTruthy();
  });

  it('stand three side by side, and one word is said of all of them', async () => {
    const [first] = queue;
    if (!first) throw new Error('the queue has a pair');
    queue.push({ ...first, a: 3, b: 25 }, { ...first, a: 1, b: 3 });
    const { user } = await openApp('/doubles');
    expect(await screen.findByText(/还有 5 对/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '放到一起比' }));
    await screen.findByRole('button', { name: /^各是各的人/ });
    await user.keyboard('n');
    expect(await screen.findByText(/还有 2 对/)).toBeTruthy();
    await user.keyboard('z');
    expect(await screen.findByText(/还有 5 对/)).toBeTruthy();
  });

  it('are looked for when customers came since, and none is no failure', async () => {
    queue.splice(0);
    search.stale = true;
    await openApp('/doubles');
    expect(await screen.findByText('没有要看的重复客户')).toBeTruthy();
    await waitFor(() => expect(search.stale).toBe(false));
    expect(await auditPage()).toEqual([]);
  });

  it('can be chosen from a customer’s page, and split there', async () => {
    const { router, user } = await openApp('/customers/1');
    await user.click(await screen.findByRole('button', { name: '更多' }));
    await user.click(await screen.findByRole('menuitem', { name: '合并到…' }));
    const dialog = await screen.findByRole('dialog', { name: '和谁是同一个人' });
    await user.type(within(dialog).getByRole('textbox'), '周雨桐');
    await user.click((await within(dialog).findAllByRole('button', { name: /周雨桐/ }))[0] as HTMLElement);
    await waitFor(() => expect(router.currentRoute.value.path).toEqual(expect.stringMatching(/^\/doubles\/1-\d+$/)));
    expect(await screen.findByText('你选的两位')).toBeTruthy();

    await router.push('/customers/1');
    await user.click(await screen.findByRole('button', { name: '更多' }));
    await user.click(await screen.findByRole('menuitem', { name: '拆分…' }));
    const split = await screen.findByRole('dialog', { name: '从林静宜拆出一位' });
    await user.click(within(split).getAllByRole('checkbox')[0] as HTMLElement);
    expect(await auditPage()).toEqual([]);
    await user.click(within(split).getByRole('button', { name: '拆出一位' }));
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/customers/2'));
  });
});
