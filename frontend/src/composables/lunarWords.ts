// Days of the lunar calendar as people write them: 正月初一, 八月十五, 腊月廿三.

const NUMBERS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function numberOf(word: string): number {
  const [tens = '', ones = ''] = /^(.?)十(.?)$/.exec(word)?.slice(1) ?? ['', word];
  return (word.includes('十') ? (tens ? NUMBERS.indexOf(tens) : 1) * 10 : 0) + NUMBERS.indexOf(ones);
}

const MONTHS: Record<string, number> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 };
const monthOf = (word: string): number => MONTHS[word] ?? numberOf(word);

const dayOf = (word: string): number => numberOf(word.replace(/^初/, '').replace('廿', '二十').replace('卅', '三十'));

const DAY = /([正冬腊臘一二三四五六七八九十]{1,2})月(初?[一二三四五六七八九十廿卅]{1,3})[日号號]?/;

/** A day in words becomes one in digits. Words of the lunar calendar alone say that it is one. */
export function inDigits(text: string): string {
  return text.replace(DAY, (all, month: string, day: string) => {
    const lunar = /[正冬腊臘初廿卅]/.test(all) ? ' lunar' : '';
    return `${monthOf(month)}-${dayOf(day)}${lunar}`;
  });
}

/** A leap month comes in few years: its birthdays are kept in the month it repeats. */
export const leapMonth = (text: string): boolean => /[闰閏]|\bleap\b/i.test(text);
