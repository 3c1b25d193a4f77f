import { describe, expect, it } from 'vitest';

import type { CampaignPlan } from '../api/types';
import {
  asDraft,
  clocksAlike,
  done,
  falls,
  insertAt,
  leftOut,
  NEW_PLAN,
  nextPeak,
  placeOf,
  priceText,
  readPrice,
  resting,
  stepOf,
  toLookAt,
} from './campaignDraft';

describe('falls', () => {
  it('ends each bar where the one before began, and leaves out what takes nobody', () => {
    const list = falls(100, [
      { reason: 'noConsent', people: 50 },
      { reason: 'blocked', people: 0 },
      { reason: 'holdOut', people: 10 },
    ]);
    expect(list).toEqual([
      { reason: 'noConsent', people: 50, left: 0.5, width: 0.5 },
      { reason: 'holdOut', people: 10, left: 0.4, width: 0.1 },
    ]);
    expect(falls(0, [])).toEqual([]);
  });
});

describe('a price', () => {
  it('is read while it is typed, digit by digit, and as anybody writes one', () => {
    const read = ['', '0', '0.', '0.0', '0.04', '0.045', '¥0.045', '0，05', '1.5'].map(readPrice);
    expect(read).toEqual([0, 0, 0, 0, 400, 450, 450, 500, 15_000]);
    expect(['abc', '-1', '0.0.4', '1元'].map(readPrice)).toEqual([undefined, undefined, undefined, undefined]);
    expect([0, 450, 15_000].map(priceText)).toEqual(['', '0.045', '1.5']);
  });
});

describe('nextPeak', () => {
  it('is today while it is ahead, else tomorrow, over the end of a month too', () => {
    expect(nextPeak('20:30', '2026-11-30', '18:00')).toBe('2026-11-30T20:30');
    expect(nextPeak('08:30', '2026-11-30', '08:30')).toBe('2026-12-01T08:30');
  });
});

describe('clocks', () => {
  it('that show the same are one', () => {
    const list = [
      { of: 'Asia/Shanghai', in: '', people: 9, at: 1 },
      { of: 'Asia/Tokyo', in: '', people: 3, at: 1 },
      { of: 'Asia/Taipei', in: '', people: 2, at: 1 },
    ];
    const shown = (_: number, zone: string): string => (zone === 'Asia/Tokyo' ? '09:00' : '08:00');
    expect(clocksAlike(list, shown).map((c) => [c.of, c.people])).toEqual([
      ['Asia/Shanghai', 11],
      ['Asia/Tokyo', 3],
    ]);
  });
});

describe('a field', () => {
  it('is put where the cursor stands', () => {
    expect(insertAt('你好', placeOf('姓名', '朋友'), 0, 0)).toEqual({ text: '{{姓名|朋友}}你好', at: 9 });
    expect(placeOf('城市', '')).toBe('{{城市}}');
  });
});

describe('an approved text', () => {
  it('has places where it has variables, and calls people by name', () => {
    expect(asDraft('${name}，${code}到店，尾款{1}元', '{{姓名|朋友}}')).toBe(
      '{{姓名|朋友}}，{{code}}到店，尾款{{1}}元',
    );
  });
});

describe('what to look at', () => {
  const finding = (key: string, part: string) => ({ key, part, params: [], stops: true, language: '' });

  it('leaves out what is not written yet, until it stands in the way', () => {
    const plan = {
      findings: [finding('campaign.message.empty', 'text'), finding('campaign.plan.past', 'plan')],
    } as unknown as CampaignPlan;
    expect(toLookAt(plan, 'audience').map((f) => f.key)).toEqual(['campaign.plan.past']);
    expect(toLookAt(plan, 'sending')).toHaveLength(2);
    expect(plan.findings.map(stepOf)).toEqual(['message', 'sending']);
  });
});

describe('a plan', () => {
  it('tells of how many it is night, and who is left out', () => {
    const at = (people: number, moment: number) => ({ of: '', in: '', people, at: moment });
    expect(resting({ resting: [at(2, 8), at(3, 9)] })).toEqual({ people: 5, from: 8 });
    expect(resting({ resting: [] })).toEqual({ people: 0, from: 0 });
    const steps = [
      { reason: 'noConsent', people: 4 },
      { reason: 'cap', people: 0 },
      { reason: 'holdOut', people: 1 },
    ];
    expect(leftOut(steps)).toEqual({ people: 5, steps: [steps[0], steps[2]] });
  });
});

describe('a step', () => {
  it('is done when what it asks for is there', () => {
    const draft = {
      id: 1,
      name: '双12',
      channelId: 0,
      purpose: 'marketing',
      rule: '',
      after: 0,
      variants: [{ language: 'zh-CN', subject: '', text: '你好', html: '' }],
      pictures: [],
      plan: NEW_PLAN,
    };
    expect(done(draft, 'audience', undefined)).toBe(false);
    expect(done({ ...draft, after: 3 }, 'audience', undefined)).toBe(true);
    expect(done(draft, 'message', undefined)).toBe(false);
    expect(done({ ...draft, channelId: 1 }, 'message', undefined)).toBe(true);
    expect(done(draft, 'sending', undefined)).toBe(false);
  });
});
