import { fireEvent, screen, waitFor, within } from '@testing-library/vue';
import { describe, expect, it } from 'vitest';

import type { Campaign } from '../src/api/types';
import { auditPage, openApp } from './app';
import { campaigns, plan, row, standstill } from './double/campaigns';
import { NOW } from './double/people';

const NOTHING = { afterName: '', waterfall: [], counts: [] };

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

  it('say that nothing is sent, and why', async () => {
    standstill.why = 'shop.diskFull';
    await openApp('/campaigns');
    expect(await screen.findByText(/现在什么都不发：磁盘满了/)).toBeTruthy();
    standstill.why = '';
  });

  it('tell what is wrong beside the people, who stay in sight, and lead to it', async () => {
    const wrong = {
      key: 'campaign.field.unknown',
      params: [
        { name: 'at', value: '1' },
        { name: 'field', value: '年龄' },
      ],
    };
    plan.findings = [{ ...wrong, stops: true, language: 'zh-CN', part: 'text' }];
    const { user } = await openApp('/campaigns/1');
    const side = await screen.findByRole('complementary', { name: '会发给谁' });
    const finding = await within(side).findByRole('button', { name: /「年龄」不是能用的变量/ });
    expect(within(side).getByText('没同意收邮件')).toBeTruthy();
    await user.click(finding);
    expect((await screen.findByRole('alert')).textContent).toContain('「年龄」');
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '下一步：发送' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '发给 3 位…' }).disabled).toBe(true);
    plan.findings = [];
  });

  it('show each language and each clock with how many live by it', async () => {
    plan.reading = [{ of: 'zh-CN', in: '', people: 3, at: 0 }];
    plan.unwritten = [{ of: 'th', in: 'zh-CN', people: 2, at: 0 }];
    plan.clocks = [{ of: 'Asia/Bangkok', in: '', people: 2, at: NOW }];
    const { user } = await openApp('/campaigns/1');
    await user.click(await screen.findByRole('button', { name: '下一步：消息' }));
    expect(await screen.findByText('有 2 位读泰语，会收到简体中文的。')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '加一种语言' }));
    const picker = await screen.findByRole('dialog', { name: '加一种语言' });
    const [first] = await within(picker).findAllByRole('listitem');
    expect(first?.textContent).toMatch(/泰语.*ไทย.*2 位读它/);
    expect(await auditPage()).toEqual([]);
    await user.type(within(picker).getByRole('textbox'), '英語');
    expect(within(picker).getAllByRole('listitem')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/没有人会收到这种语言/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '插入变量' }));
    await user.click(await screen.findByText('姓名'));
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '内容' });
    await waitFor(() => expect(text.value).toBe('{{姓名|friend}}'));
    await user.click(screen.getByRole('button', { name: '去掉这种语言' }));
    await user.click(screen.getByRole('button', { name: '下一步：发送' }));
    await user.click(await screen.findByLabelText('定个时间'));
    const clocks = await screen.findByRole('table', { name: '客户在哪些时区' });
    expect(clocks.textContent).toMatch(/2 位.*当地.*店铺/);
    await user.click(screen.getByLabelText('现在'));
    Object.assign(plan, { reading: [], unwritten: [], clocks: [] });
  });

  it('are asked about when their moment passed while the computer slept', async () => {
    campaigns.push({ ...(campaigns[1] as Campaign), row: { ...row(9, '早上的问候', 'paused'), reason: 'late' } });
    const { user } = await openApp('/segments');
    const dialog = await screen.findByRole('dialog', { name: '「早上的问候」没有按时发' });
    expect(dialog.textContent).toContain('现在发给 2 位吗');
    expect(await auditPage()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: '现在发给 2 位' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(campaigns.pop()?.row.state).toBe('sending');
  });

  it('are asked about also when nobody can tell who would get them', async () => {
    const [, one] = campaigns as [Campaign, Campaign];
    const late = { ...row(9, '早上的问候', 'paused'), reason: 'late', audience: 0, total: 0, open: 0 };
    campaigns.push({ ...one, row: late, draft: { ...one.draft, id: 9, rule: 'unreadable' } });
    const { user } = await openApp('/segments');
    const dialog = await screen.findByRole('dialog', { name: '「早上的问候」没有按时发' });
    expect(dialog.textContent).toMatch(/没能开始，什么都没有发。 ?这个活动的内容读不懂/);
    expect(within(dialog).queryByRole('button', { name: /现在发给/ })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: '先看看这个活动' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    campaigns.pop();
  });

  it('are kept while they are written, also by who does not rest', async () => {
    await openApp('/campaigns/1');
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: '活动' });
    const [{ draft: before }] = campaigns as [Campaign];
    const kept = () => campaigns[0]?.draft.name !== before.name;
    let keys = 0;
    while (!kept() && keys++ < 30) {
      await fireEvent.update(name, `双12 ${'预'.repeat(keys)}`);
      await new Promise((next) => setTimeout(next, 100));
    }
    expect(kept()).toBe(true);
    await fireEvent.update(name, before.name);
    await waitFor(() => expect(campaigns[0]?.draft.name).toBe(before.name));
  });

  it('tell what text messages cost, by a price that is typed digit by digit', async () => {
    Object.assign(plan, { medium: 'sms', units: 71, parts: 2, billed: 6 });
    const { user } = await openApp('/campaigns/1');
    const side = await screen.findByRole('complementary', { name: '会发给谁' });
    await user.click(await within(side).findByRole('button', { name: '填了单价才算得出' }));
    const price = await screen.findByRole<HTMLInputElement>('textbox', { name: '短信单价' });
    await user.type(price, '0.045');
    expect(price.value).toBe('0.045');
    await waitFor(() => expect(campaigns[0]?.draft.plan.price).toBe(450));
    expect(await auditPage()).toEqual([]);
    await user.type(price, '元');
    expect((await screen.findByRole('alert')).textContent).toContain('写成 0.045');
    await user.clear(price);
    await waitFor(() => expect(campaigns[0]?.draft.plan.price).toBe(0));
    Object.assign(plan, { medium: 'email', units: 0, parts: 0, billed: 0 });
  });

  it('that wait tell what will happen, and are edited as drafts again', async () => {
    plan.resting = [{ of: '', in: '', people: 3, at: NOW + 3_600_000 }];
    const waiting = { ...row(9, '明早的问候', 'scheduled'), audience: 0, total: 0, startAt: NOW };
    const [, one] = campaigns as [Campaign, Campaign];
    campaigns.push({
      row: waiting,
      draft: { ...one.draft, id: 9, plan: { ...one.draft.plan, when: 'at' } },
      ...NOTHING,
    });
    const { user } = await openApp('/campaigns/9');
    const panel = await screen.findByRole('region', { name: '到时候会怎样' });
    await waitFor(() => expect(panel.textContent).toMatch(/到时候发给\s*3 位/));
    for (const said of ['店铺邮箱', '双12', '不许打扰', '没同意收邮件 2', '可能会变', '先问你']) {
      expect(panel.textContent).toContain(said);
    }
    expect(await auditPage()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '修改' }));
    await user.click(await screen.findByRole('button', { name: '变回草稿来改' }));
    expect(await screen.findByRole('button', { name: '下一步：消息' })).toBeTruthy();
    plan.resting = [];
    campaigns.pop();
  });

  it('say that their channel is gone', async () => {
    const [, one] = campaigns as [Campaign, Campaign];
    campaigns.push({ ...one, row: { ...row(9, '明早的问候', 'scheduled'), channel: '' } });
    await openApp('/campaigns/9');
    expect((await screen.findByRole('alert')).textContent).toContain('它的渠道被删了');
    campaigns.pop();
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
    expect(await screen.findByText('改了店铺设置')).toBeTruthy();
    await waitFor(() => expect(save.disabled).toBe(true));
    await user.click(screen.getByText('恢复原来的'));
    expect(screen.queryByLabelText('日本 短信')).toBeNull();
  });

  it('begin when their number was typed, and are paused and gone on with', async () => {
    const { user } = await openApp('/campaigns/1');
    await user.click(await screen.findByRole('button', { name: '下一步：消息' }));
    await user.click(await screen.findByRole('button', { name: '下一步：发送' }));
    await user.click(await screen.findByRole('button', { name: '发给 3 位…' }));
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
    await user.click(screen.getByRole('button', { name: '李娟' }));
    const life = await screen.findByRole('region', { name: '李娟 这条消息的经过' });
    await waitFor(() => expect(life.textContent).toContain('已取消'));
    await user.click(screen.getByRole('button', { name: '继续发' }));
    expect(await screen.findByRole('button', { name: '暂停' })).toBeTruthy();
  });
});
