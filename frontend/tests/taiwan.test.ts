// What the page says in Taiwan is said as in Taiwan: cmd/shuke/taiwan_test.go holds the terminal to the same.
import { expect, it } from 'vitest';

import { catalogues } from '../src/i18n';

/** The characters of Big5, which has no simplified ones: its rows as every browser decodes them. */
function big5(): Set<string> {
  const decoder = new TextDecoder('big5');
  const all = new Set<string>();
  for (let lead = 0xa1; lead <= 0xf9; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) all.add(decoder.decode(new Uint8Array([lead, trail])));
  return all;
}

/** What stands before the subject of mails to the mainland, as its law writes it. */
const QUOTED = '「广告」';

/** Words of the mainland for which Taiwan has its own. */
const ELSEWHERE =
  /文件|客戶|導入|導出|訂單號|軟件|硬件|網絡|默認|設置|保存|屏幕|鼠標|短信|郵箱|搜索|點擊|視頻|鏈接|賬|登錄|服務器|數據|程序|支持|用戶(?!端)|二維碼|打印|剪貼板|手機號(?!碼)|菜單|字段|模板|自定義|窗口|光標|回車|粘貼|拖拽|批量|信息|質量|激活|屏蔽|撤銷|渠道/g;

it('is written in characters of Big5', () => {
  const known = big5();
  const strange = Object.entries(catalogues['zh-TW']).flatMap(([key, text]) =>
    [...text.replace(QUOTED, '')]
      .filter((c) => /\p{Script=Han}/u.test(c) && !known.has(c))
      .map((c) => `${c} in ${key}: ${text}`),
  );
  expect(strange).toEqual([]);
});

it('has no words that are said elsewhere', () => {
  const foreign = Object.entries(catalogues['zh-TW']).flatMap(([key, text]) =>
    [...text.matchAll(ELSEWHERE)].map(([word]) => `${word} in ${key}: ${text}`),
  );
  expect(foreign).toEqual([]);
});
