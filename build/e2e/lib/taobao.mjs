// Order lists in the layout that Taobao's 千牛 exported in 2017: GB18030, CRLF, every field quoted, numbers kept as text.
import { writeFileSync } from 'node:fs';

const header =
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,' +
  '买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,' +
  '宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,' +
  '分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,' +
  '天猫卡券抵扣,集分宝抵扣,是否是O2O交易,退款金额,预约门店';

const places = [
  '浙江省 杭州市 西湖区',
  '广东省 深圳市 南山区',
  '上海 上海市 徐汇区',
  '四川省 成都市 武侯区',
  '北京 北京市 朝阳区',
  '江苏省 苏州市 姑苏区',
];
const families = '王李张刘陈杨赵黄周吴';
const given = ['晓梅', '建国', '雨桐', '子涵', '海燕', '志强', '欣怡'];

/** Of the buyers, these are called 老主顾…, all others 新朋友…, so that one search finds exactly them. */
export const regulars = 200;

/**
 * Writes one paid order for each of so many buyers, the same every time, and answers the file's path. `on` is the day of them
 * all, with numbers of their own; without it they are spread over March 2019.
 */
export function writeTaobaoOrders(file, buyers, { on } = {}) {
  const rows = Array.from({ length: buyers }, (_, i) => order(i, on));
  const lines = [header.split(','), ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  writeFileSync(file, gb18030(`${lines.join('\r\n')}\r\n`));
  return file;
}

/** The name of the i-th buyer's receiver, and of the buyer on the platform. */
export const receiver = (i) => families[i % families.length] + given[i % given.length];
export const nick = (i) => `${i < regulars ? '老主顾' : '新朋友'}${String(i).padStart(4, '0')}`;

/** Writes the lines of the orders of March 2019, in the layout of 宝贝报表, and answers the file's path. */
export function writeTaobaoItems(file, buyers, title) {
  const columns =
    '子订单编号,主订单编号,标题,价格,购买数量,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间';
  const rows = Array.from({ length: buyers }, (_, i) => {
    const known = order(i);
    const cell = (name) => known[header.split(',').indexOf(name)];
    const price = cell('总金额');
    const [created, paid] = [cell('订单创建时间'), cell('订单付款时间 ')];
    return [
      `'5${String(i).padStart(17, '0')}`,
      cell('订单编号'),
      title,
      price,
      '1',
      price,
      price,
      '交易成功',
      created,
      paid,
    ];
  });
  const lines = [columns.split(','), ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  writeFileSync(file, gb18030(`${lines.join('\r\n')}\r\n`));
  return file;
}

function order(i, on) {
  const price = `${40 + (i % 90)}.00`;
  const day = String(1 + (i % 28)).padStart(2, '0');
  const phone = `'138${String(10_000_000 + i)}`;
  const address = `${places[i % places.length]} 示例街道${i + 1}号(000000)`;
  const [created, paid] = on
    ? [`${on} 00:00:01`, `${on} 00:00:02`]
    : [`2019-03-${day} 10:00:00`, `2019-03-${day} 10:05:00`];
  const first = on ? 400_000_000_000_000_000n : 300_000_000_000_000_000n;
  const known = {
    订单编号: `=""${first + BigInt(i)}""`,
    买家会员名: nick(i),
    买家应付货款: price,
    买家应付邮费: '0.00',
    总金额: price,
    买家实际支付金额: price,
    订单状态: '交易成功',
    收货人姓名: receiver(i),
    '收货地址 ': address,
    联系手机: phone,
    订单创建时间: created,
    '订单付款时间 ': paid,
    '宝贝标题 ': '示例茶杯',
    宝贝总数量: '1',
    店铺名称: '示例店铺',
    退款金额: '0.00',
  };
  return header.split(',').map((name) => known[name] ?? '');
}

// Node decodes GB18030 but does not encode it; the two-byte part is turned round, which covers every character above.
function gb18030(text) {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((char) => (char <= '\x7f' ? char.charCodeAt(0) : codes.get(char))));
}
