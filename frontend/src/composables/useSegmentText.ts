import type { MeasureName } from './ruleTree';
import { useText } from './useText';

const id = (m: MeasureName): string => [m.of, m.how, m.what].filter(Boolean).join('.');

const UNITS: Record<string, 'orders' | 'items' | 'days' | 'times' | 'letters' | 'years'> = {
  orderCount: 'orders',
  completedCount: 'orders',
  openCount: 'orders',
  itemCount: 'items',
  quantity: 'items',
  eventCount: 'times',
  messageCount: 'letters',
  age: 'years',
  birthdayInDays: 'days',
  daysSinceLastOrder: 'days',
  daysSinceLastInterest: 'days',
  'orders.count': 'orders',
  'orders.sum.quantity': 'items',
  'orders.max.quantity': 'items',
  'orders.min.quantity': 'items',
  'orders.distinct.paidAt': 'days',
  'lines.sum.quantity': 'items',
  'lines.max.quantity': 'items',
  'lines.min.quantity': 'items',
  'messages.count': 'letters',
  'messages.distinct.at': 'days',
  'events.count': 'times',
  'events.distinct.at': 'days',
};

/** Names measures and what they look at in the window's language. */
export function useSegmentText() {
  const { t, say } = useText();
  const unit = (key: string): string | undefined => {
    const known = UNITS[key];
    return known && (t(`segment.unit.${known}`) || undefined);
  };
  return {
    measureName: (m: MeasureName): string => say(`segment.measure.${id(m)}`) ?? id(m),
    measureUnit: (m: MeasureName): string | undefined => unit(id(m)),
    partName: (of: string, field: string): string => say(`segment.part.${of}.${field}`) ?? field,
    partUnit: unit,
    fieldUnit: unit,
  };
}
