import { screen, waitFor, within } from '@testing-library/vue';
import { beforeEach, describe, expect, it } from 'vitest';

import { auditPage, openApp } from './app';
import { chosen, pace } from './double/imports';
import { enter } from './double/journal';
import { drop } from './double/runtime';
import { state } from './double/services';

beforeEach(() => Object.assign(state, { open: true, errorKey: '', customers: 260, orders: 2318 }));

describe('tags', () => {
  it('lists, creates and refuses a name that is taken', async () => {
    const { user } = await openApp('/tags');
    expect(await screen.findByText('香氛爱好者')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '新标签' }));
    const dialog = await screen.findByRole('dialog', { name: '新标签' });
    await user.type(within(dialog).getByRole('textbox', { name: '名字' }), '母婴');
    await user.click(within(dialog).getByRole('button', { name: '建标签' }));
    expect(await screen.findByText(/已经有叫「母婴」的标签了/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('deletes with an undo', async () => {
    const { user } = await openApp('/tags');
    await user.click(await screen.findByRole('button', { name: '删除标签「企业采购意向」' }));
    expect(await screen.findByText(/删除标签「企业采购意向」，/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('button', { name: '删除标签「企业采购意向」' })).toBeNull());
    await user.click(await screen.findByRole('button', { name: /^撤销 Ctrl Z$/ }));
    expect(await screen.findByRole('button', { name: '删除标签「企业采购意向」' })).toBeTruthy();
  });

  it('stand in groups, are moved by the keyboard, described and merged', async () => {
    const { user } = await openApp('/tags');
    const names = () => screen.getAllByRole('button', { name: /^移动标签/ }).map((b) => b.getAttribute('aria-label'));
    const handle = await screen.findByRole('button', { name: '移动标签「香氛爱好者」' });
    expect(names()).toEqual(['企业采购意向', '母婴', '香氛爱好者', '会晒图'].map((n) => `移动标签「${n}」`));
    handle.focus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByText('移动了标签「香氛爱好者」的位置')).toBeTruthy();
    await waitFor(() =>
      expect(names()).toEqual(['企业采购意向', '母婴', '会晒图', '香氛爱好者'].map((n) => `移动标签「${n}」`)),
    );
    await user.click(screen.getByRole('button', { name: '修改标签「企业采购意向」' }));
    const form = await screen.findByRole('dialog', { name: '修改标签「企业采购意向」' });
    await user.type(within(form).getByRole('combobox', { name: '分组' }), '家庭');
    await user.type(within(form).getByRole('textbox', { name: '说明' }), '问过开票');
    expect(await auditPage()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('问过开票')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '把「会晒图」并到别的标签' }));
    const merge = await screen.findByRole('dialog', { name: '把「会晒图」并到别的标签' });
    await user.click(within(merge).getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: /^母婴/ }));
    await user.click(within(merge).getByRole('button', { name: '合并' }));
    expect(await screen.findByText('把标签「会晒图」并到「母婴」')).toBeTruthy();
    await user.type(await screen.findByRole('textbox', { name: '找标签' }), '开票');
    await waitFor(() => expect(screen.queryByText('母婴')).toBeNull());
    expect(await auditPage()).toEqual([]);
  });
});

describe('portrait', () => {
  it('says the numbers in a sentence, with a table behind each chart', async () => {
    const { user } = await openApp('/portrait');
    expect(await screen.findByText('25–34 岁占 51.5%')).toBeTruthy();
    expect(screen.getByRole('img', { name: /成交客户的年龄分布/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '年龄：看表格' }));
    expect(await screen.findByRole('cell', { name: '25–29 岁' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('is of the people of a rule, and leads to those of them behind a bar', async () => {
    const where = JSON.stringify({ all: [{ field: 'tag', op: '=', value: 1 }] });
    const { router, user } = await openApp(`/portrait?pop=all&days=0&where=${encodeURIComponent(where)}`);
    expect(await screen.findByText('在人群「老客」里的客户')).toBeTruthy();
    expect(screen.getByRole('img', { name: /人群「老客」的年龄分布/ })).toBeTruthy();
    const bought = await screen.findByRole('region', { name: '买什么' });
    expect(within(bought).getByRole('row', { name: /桂花茶 812 1.5% 1,020/ })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('link', { name: /20:00–21:00，400 笔/ }));
    await waitFor(() =>
      expect(JSON.parse(String(router.currentRoute.value.query.where))).toEqual({
        all: [
          { field: 'tag', op: '=', value: 1 },
          { measure: 'count', of: 'orders', where: [{ field: 'hour', op: '=', value: 20 }], op: '>=', value: 1 },
        ],
      }),
    );
  });

  it('leads from a row to its customers', async () => {
    const { router, user } = await openApp('/portrait?pop=buyers&days=30');
    const row = await screen.findByRole('row', { name: /浙江/ });
    await user.click(within(row).getByRole('link'));
    await waitFor(() =>
      expect(router.currentRoute.value.query).toEqual({ pop: 'buyers', days: '30', country: 'CN', province: '浙江' }),
    );
  });
});

describe('import', () => {
  it('reads, tries out, imports, and can be taken back', async () => {
    const { user } = await openApp('/import');
    await user.click(await screen.findByRole('button', { name: '选择文件' }));
    expect(await screen.findByRole('heading', { name: '淘宝订单 2026-11.csv' })).toBeTruthy();
    const go = await screen.findByRole('button', { name: '导入 10,320 行' });
    expect(screen.getByText('还没有写入任何数据')).toBeTruthy();
    expect(screen.getByRole('img', { name: /新增 3,902、更新 6,418、不变 14,371、拒收 125/ })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(go);
    expect(await screen.findByText('导入好了：淘宝订单 2026-11.csv')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '撤销这次导入' }));
    const ask = await screen.findByRole('dialog');
    await user.click(within(ask).getByRole('button', { name: /^撤销/ }));
    expect(await screen.findByText(/已撤销：导入「淘宝订单 2026-11.csv」/)).toBeTruthy();
  });
});

describe('a file nobody recognises', () => {
  const pick = async (user: Awaited<ReturnType<typeof openApp>>['user'], select: string, option: string) => {
    await user.click(await screen.findByRole('combobox', { name: select }));
    const offered = await screen.findAllByRole('option', { name: option });
    await user.click(offered.at(-1) as HTMLElement);
  };

  it('is matched by hand: first what its rows are, then a column', async () => {
    Object.assign(chosen, { path: '/home/me/不认识.csv', more: [] });
    const { user } = await openApp('/import');
    await user.click(await screen.findByRole('button', { name: '选择文件' }));
    expect(await screen.findByText('先在左边选好「每行是什么」，再对应列。')).toBeTruthy();
    await pick(user, '每行是什么', '客户');
    expect(await screen.findByText('对应好缺的列，就开始试算。')).toBeTruthy();
    await pick(user, '「买家会员名」对应到', '平台账号');
    expect(await screen.findByRole('button', { name: '导入 10,320 行' })).toBeTruthy();
  });
});

describe('records', () => {
  it('tells every change in a sentence and undoes it', async () => {
    const { user } = await openApp('/records');
    enter('tag.create', 1, { tag: '老客' }, () => undefined);
    expect(await screen.findByText('新建标签「老客」')).toBeTruthy();
    await user.click((await screen.findAllByRole('button', { name: '撤销' }))[0] as HTMLElement);
    expect(await screen.findByText('已撤销：新建标签「老客」')).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('is narrowed by what the address says, and leads to the people', async () => {
    enter('tag.add', 20, { tag: '常年客' }, () => undefined);
    const { router, user } = await openApp('/records?kind=tag&q=常年客');
    expect(await screen.findByText('1 条')).toBeTruthy();
    const row = screen.getByRole('row', { name: '给 20 位客户加标签「常年客」' });
    expect(within(row).getByText('mei / counter')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: '找句子里的字' }), ' 没有的');
    expect(await screen.findByText('没有这样的记录')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '看全部记录' }));
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({}));
    await user.click(
      within(await screen.findByRole('row', { name: /常年客/ })).getByRole('button', { name: '看这些客户' }),
    );
    await waitFor(() => expect(router.currentRoute.value.fullPath).toMatch(/^\/customers\?op=\d+$/));
    expect(await screen.findByText('给 20 位客户加标签「常年客」')).toBeTruthy();
  });

  it('is walked and undone by the keyboard', async () => {
    enter('tag.create', 1, { tag: '早客' }, () => undefined);
    enter('tag.create', 1, { tag: '晚客' }, () => undefined);
    const { user } = await openApp('/records');
    (await screen.findByRole('row', { name: '新建标签「晚客」' })).focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('新建标签「早客」'));
    await user.keyboard('u');
    expect(await screen.findByText('已撤销：新建标签「早客」')).toBeTruthy();
  });
});

describe('files that come together', () => {
  it('are all tried out before anything is imported; one that cannot be read does not keep the others', async () => {
    Object.assign(chosen, { path: '/home/me/一月.csv', more: ['/home/me/二月.csv', '/home/me/坏.xlsx'] });
    const { user } = await openApp('/import');
    await user.click(await screen.findByRole('button', { name: '选择文件' }));
    const go = await screen.findByRole('button', { name: '导入 2 个文件，20,640 行' });
    expect(await screen.findByText('有 1 个文件不会导入，原因写在文件名下面。')).toBeTruthy();
    const rowOf = (name: RegExp): HTMLElement => screen.getByRole('row', { name });
    expect(rowOf(/一月.*24,816 3,902 6,418 14,371 125 0/)).toBeTruthy();
    expect(rowOf(/合计 49,632 7,804 12,836 28,742 250 0/)).toBeTruthy();
    expect(rowOf(/坏\.xlsx.*文件没有下完整/)).toBeTruthy();
    expect(await auditPage()).toEqual([]);
    await user.click(go);
    expect(await screen.findByText('每个文件是一条记录，可以单独撤销。')).toBeTruthy();
    expect(screen.getAllByText(/^导入好了/)).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '撤销这 2 个文件的导入' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/导入 2 个文件，20,640 行/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: /20,640/ }));
    expect(await screen.findByText(/^已撤销：导入 2 个文件/)).toBeTruthy();
    expect(rowOf(/坏\.xlsx.*文件没有下完整/)).toBeTruthy();
  });

  it('can be dropped on any page; while rows are written they are turned away', async () => {
    const { router, user } = await openApp('/tags');
    await screen.findByRole('heading', { name: '标签' });
    drop('/home/me/订单 1.csv', '/home/me/订单 2.csv');
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/import'));
    const run = await screen.findByRole('button', { name: /^导入 2 个文件/ });
    pace.ms = 5_000;
    await user.click(run);
    drop('/home/me/订单 3.csv');
    expect(await screen.findByText('正在导入。导完以后再放新的文件。')).toBeTruthy();
    pace.ms = 0;
  });

  it('can be left out one by one', async () => {
    Object.assign(chosen, { path: '/home/me/三月.csv', more: ['/home/me/四月.csv'] });
    const { user } = await openApp('/import');
    await user.click(await screen.findByRole('button', { name: '选择文件' }));
    await user.click(await screen.findByRole('button', { name: '不导入「三月.csv」' }));
    expect(await screen.findByRole('button', { name: '导入 1 个文件，10,320 行' })).toBeTruthy();
  });
});

describe('settings', () => {
  it('turns the window to another language and theme at once', async () => {
    const { user } = await openApp('/settings');
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    expect(await auditPage()).toEqual([]);
  });
});

describe('the window', () => {
  it('teaches a new owner what to do', async () => {
    Object.assign(state, { customers: 0, orders: 0 });
    await openApp('/customers');
    expect(await screen.findByRole('heading', { level: 1, name: '客户会出现在这里' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '导入订单或客户' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it('says why a shop is not open, and what to do', async () => {
    Object.assign(state, { open: false, errorKey: 'shop.locked' });
    await openApp('/customers');
    expect(await screen.findByText(/正被另一个窗口或程序打开着/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '再打开一次' })).toBeTruthy();
    expect(await auditPage()).toEqual([]);
  });

  it.each(['zh-TW', 'en'] as const)('speaks %s', async (locale) => {
    await openApp('/customers', locale);
    const title = locale === 'en' ? 'Customers' : '顧客';
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
  });
});
