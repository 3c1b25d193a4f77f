import { describe, expect, it } from 'vitest';

import {
  daysBetween,
  formatAgo,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatMonth,
  formatProgress,
  formatShare,
  formatShortTime,
  formatSize,
  formatZone,
} from './format';

const SHANGHAI = 'Asia/Shanghai';
const at = Date.UTC(2026, 10, 4, 13, 16);
const now = Date.UTC(2026, 10, 22, 8, 0);

describe('numbers', () => {
  it('groups thousands and draws a real minus', () => {
    expect(formatCount('zh-CN', 128406)).toBe('128,406');
    expect(formatCount('en', -31)).toBe('−31');
  });

  it('writes money in full from minor units, with the decimals of its currency', () => {
    expect(formatMoney('zh-CN', -0, 'CNY')).toBe('¥0.00');
    expect(formatMoney('zh-CN', 348260, 'CNY')).toBe('¥3,482.60');
    expect(formatMoney('zh-TW', 348260, 'CNY')).toBe('¥3,482.60');
    expect(formatMoney('en', 348260, 'CNY')).toBe('¥3,482.60');
    expect(formatMoney('en', 3482, 'JPY')).toBe('¥3,482');
    expect(formatMoney('zh-CN', -12900, 'CNY')).toBe('−¥129.00');
    expect(formatMoney('en', 100, '')).toBe('1.00');
  });

  it('gives shares one decimal, and two below one percent', () => {
    expect(formatShare('zh-CN', 0.186)).toBe('18.6%');
    expect(formatShare('zh-CN', 0.0094)).toBe('0.94%');
    expect(formatShare('zh-CN', 0)).toBe('0.0%');
    expect(formatShare('zh-CN', null)).toBe('—');
  });

  it('never says 100 % before the end', () => {
    expect(formatProgress('en', 0.9999)).toBe('99%');
    expect(formatProgress('en', 1)).toBe('100%');
  });

  it('names sizes as file managers do', () => {
    expect(formatSize('en', 6_500_000)).toBe('6.2 MB');
    expect(formatSize('en', 512)).toBe('512 B');
  });
});

describe('time', () => {
  it('cuts days in the shop’s zone, not in UTC', () => {
    const evening = Date.UTC(2026, 10, 21, 16, 30); // 00:30 on the 22nd in Shanghai
    expect(formatDate('zh-CN', evening, SHANGHAI)).toBe('2026-11-22');
    expect(daysBetween(evening, now, SHANGHAI)).toBe(0);
    expect(formatAgo('zh-CN', evening, SHANGHAI, now)).toBe('今天');
  });

  it('writes dates the way each language reads them', () => {
    expect(formatDateTime('zh-CN', at, SHANGHAI)).toBe('2026-11-04 21:16');
    expect(formatDateTime('en', at, SHANGHAI)).toBe('4 Nov 2026 21:16');
    expect(formatShortTime('zh-TW', at, SHANGHAI)).toBe('11-04 21:16');
    expect(formatDate('en', 0, SHANGHAI)).toBe('—');
  });

  it('says how long ago in days', () => {
    expect(formatAgo('zh-CN', at, SHANGHAI, now)).toBe('18 天前');
    expect(formatAgo('zh-TW', at, SHANGHAI, now)).toBe('18 天前');
    expect(formatAgo('en', at, SHANGHAI, now)).toBe('18 days ago');
    expect(formatAgo('en', now - 86_400_000, SHANGHAI, now)).toBe('yesterday');
    expect(formatAgo('zh-CN', now - 731 * 86_400_000, SHANGHAI, now)).toBe('2024-11-21');
  });

  it('heads months, with the year once it is another', () => {
    expect(formatMonth('zh-CN', at, SHANGHAI, now)).toBe('11月');
    expect(formatMonth('en', Date.UTC(2025, 11, 5), SHANGHAI, now)).toBe('December 2025');
  });

  it('names the clock of a place', () => {
    const november = Date.UTC(2026, 10, 23);
    expect(formatZone('zh-CN', 'Asia/Shanghai', november)).toBe('中国标准时间 (UTC+8)');
    expect(formatZone('zh-TW', 'Asia/Taipei', november)).toBe('台北標準時間 (UTC+8)');
    expect(formatZone('en', 'America/New_York', november)).toBe('Eastern Time (UTC−5)');
  });

  it('estimates in the coarsest unit that helps', () => {
    expect(formatDuration('zh-CN', 40_000)).toBe('40 秒');
    expect(formatDuration('zh-CN', 200_000)).toBe('3 分钟');
    expect(formatDuration('en', 40_400)).toBe('40 seconds');
    expect(formatDuration('zh-CN', 10.4 * 3_600_000)).toBe('10 小时');
    expect(formatDuration('en', 3 * 86_400_000)).toBe('3 days');
  });
});
